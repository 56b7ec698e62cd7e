-- The directory: services that help families, kept in the shape of Open Referral UK, and whether people got there.

create schema directory;
grant usage on schema directory to app_user, app_worker, app_definer;
