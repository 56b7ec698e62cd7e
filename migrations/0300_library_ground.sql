-- The library: what the partnership publishes. Guides, resources, campaigns, procedures, and what people ask about them.

create schema library;
grant usage on schema library to app_user, app_worker, app_definer;
