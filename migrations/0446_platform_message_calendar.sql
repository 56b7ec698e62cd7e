-- Calendar files that go with a message: [{"method": "REQUEST" or "CANCEL", "file": …}]. A service that takes none gets
-- the link in the words. They go when the words go.
alter table platform.message add column calendar jsonb check (calendar is null or jsonb_typeof(calendar) = 'array');
