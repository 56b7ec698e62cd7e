-- Pictures wherever somebody writes: files that answers, decision helpers and the words of a course show stay as long as
-- those do, and are opened by anybody where those are shown. Who may bring a file has a permission of their own.

create table library.text_file_use (
  kind text not null check (kind in ('question', 'answer', 'helper', 'course')),
  ref text not null check (length(ref) between 1 and 80),
  file_id uuid not null references library.file,
  shown boolean not null,
  primary key (kind, ref, file_id)
);
create index on library.text_file_use (file_id);
alter table library.text_file_use enable row level security;
alter table library.text_file_use force row level security;
grant select, insert, update, delete on library.text_file_use to app_worker;
create policy worker on library.text_file_use to app_worker using (true) with check (true);
grant select, insert, delete on library.text_file_use to app_user;
create policy shown on library.text_file_use for select to app_user using ((select access.actor()) is not null
  and (shown or (select access.may('library.files'))));
create policy written on library.text_file_use for insert to app_user with check (
  (kind in ('question', 'answer') and (select access.may('library.inbox')))
  or (kind = 'course' and (select access.may('learning.coordinate'))));
create policy dropped on library.text_file_use for delete to app_user using (
  (kind in ('question', 'answer') and (select access.may('library.inbox')))
  or (kind = 'course' and (select access.may('learning.coordinate'))));
create trigger changed after insert or delete on library.text_file_use
  for each statement execute function library.count_showing();

alter policy published on library.file using ((select access.may('library.files'))
  or (whole_at is not null and withdrawn_at is null and (select access.actor()) is not null
    and (exists (select from library.file_use u join library.shown s on s.version_id = u.version_id where u.file_id = file.id)
      or exists (select from library.text_file_use u where u.file_id = file.id and u.shown)
      or exists (select from library.chapter_file_use u join library.chapter_version v on v.id = u.version_id
        where u.file_id = file.id and v.state = 'published'))));
alter policy brought on library.file with check ((select access.may('library.files'))
  and added_by = (select access.practitioner()) and whole_at is null);
alter policy finished on library.file with check ((select access.may('library.files')));
