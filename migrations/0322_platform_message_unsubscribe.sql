-- Where a mail program may stop the messages of a list with one press (RFC 8058).
alter table platform.message add column unsubscribe_url text check (unsubscribe_url ~ '^https?://[!-~]+$');
