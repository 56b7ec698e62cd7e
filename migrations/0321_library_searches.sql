-- What people looked for and did not find, by day and without who: only the words, and how many asked so that day.
create table library.missed_search (
  day date not null,
  words text not null check (length(words) between 3 and 60),
  times integer not null default 1 check (times > 0),
  primary key (day, words)
);
alter table library.missed_search enable row level security;
alter table library.missed_search force row level security;
grant select, delete on library.missed_search to app_worker;
create policy worker on library.missed_search to app_worker using (true) with check (true);
grant select, insert, update on library.missed_search to app_definer;
create policy definer on library.missed_search to app_definer using (true) with check (true);
grant select on library.missed_search to app_user;
create policy counted on library.missed_search for select to app_user using ((select access.may('library.inbox')));

grant create on schema library to app_definer;
set local role app_definer;

create function library.search_missed(asked text) returns void
language sql security definer set search_path = '' as $$
  insert into library.missed_search (day, words) values ((access.now() at time zone 'Europe/London')::date, asked)
  on conflict (day, words) do update set times = missed_search.times + 1 $$;
revoke all on function library.search_missed(text) from public;
grant execute on function library.search_missed(text) to app_user;

set local role app_owner;
revoke create on schema library from app_definer;

-- Words that mean the same, to begin with.
alter table library.synonym no force row level security;
insert into library.synonym (terms) values
  ('{"county lines","criminal exploitation","CCE","drug running","trap house","cuckooing"}'),
  ('{"sexting","nude image","nudes","nude picture","naked picture","sexual image"}'),
  ('{"sexual exploitation","CSE","grooming"}'),
  ('{"FGM","female genital mutilation","cutting"}'),
  ('{"domestic abuse","domestic violence","abusive relationship","coercive control","DV"}'),
  ('{"LADO","designated officer","allegation against staff","position of trust"}'),
  ('{"MASH","front door","referral"}'),
  ('{"prevent","radicalisation","extremism","terrorism"}'),
  ('{"vape","vaping","e-cigarette"}'),
  ('{"weed","cannabis","skunk","spice"}'),
  ('{"suicide","suicidal","want to die","kill myself"}'),
  ('{"self harm","self-harm","cutting myself","hurting myself"}'),
  ('{"eating disorder","anorexia","bulimia"}'),
  ('{"SEND","special educational needs","disability"}'),
  ('{"EHA","early help","family support"}'),
  ('{"common assessment","CAF","early help assessment"}'),
  ('{"carer","kinship carer","grandparent carer","special guardian"}'),
  ('{"looked after","in care","foster care"}'),
  ('{"serious case review","safeguarding practice review","SCR","LCSPR"}'),
  ('{"cot death","sudden infant death","safer sleep","SIDS"}'),
  ('{"phone","mobile","smartphone"}'),
  ('{"online safety","internet safety","e-safety"}'),
  ('{"parental controls","filters","screen time"}'),
  ('{"sextortion","blackmail","financially motivated sexual extortion"}'),
  ('{"missing","runaway","ran away","run away"}'),
  ('{"trafficking","modern slavery","NRM","national referral mechanism"}'),
  ('{"fabricated illness","perplexing presentation","FII","induced illness"}'),
  ('{"private fostering","privately fostered"}'),
  ('{"course","training","workshop"}'),
  ('{"mental health","CAMHS","anxiety","low mood"}');
alter table library.synonym force row level security;
