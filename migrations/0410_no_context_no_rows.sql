-- What is published is for anybody who asks, and for nobody who did not say who asks: no context, no rows. Views show what
-- their reader may see, not what their owner may.

alter policy offered on learning.course using (state <> 'draft' and (select access.actor()) is not null);
alter policy anybodys on learning.setting using ((select access.actor()) is not null);
alter policy offered on learning.external_event using (ended_at is null and (select access.actor()) is not null);
alter policy seen on directory.service
  using ((published and (select access.actor()) is not null)
    or areas && array(select access.areas_where('directory.edit'))
    or (areas = '{}' and (select access.may('directory.edit')))
    or organization_id = any(array(select directory.my_organizations())));

set local role app_definer;
alter view directory.published set (security_invoker = true);
alter view directory.public_service set (security_invoker = true);
revoke all on function learning.young_places_kept() from public;
set local role app_owner;
