-- A word that stands nowhere is read also as one in which two neighbours changed places ("drgus"), and as one that is a
-- letter or two away and begins alike ("contry" for "county"): of a short word too few threes of letters are the same.
create index on library.search_word (left(word, 1), length(word));

grant create on schema library to app_definer;
set local role app_definer;

create or replace function library.search_meant(typed text[])
returns table (n integer, word text, ignored boolean, known boolean, near text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select t.nth::integer, t.w, s.lexemes = '{}', k.known,
      case when k.known or s.lexemes = '{}' or length(t.w) < 4 then '{}' else coalesce((
        select array_agg(c.word order by c.far, c.alike desc, c.word) from (
          select a.word, min(a.far) as far, public.similarity(a.word, t.w) as alike from (
            (select v.word, least(public.levenshtein_less_equal(v.word, t.w, 2),
                public.levenshtein_less_equal(v.stem, coalesce(s.lexemes[1], t.w), 2)) as far
              from library.search_word v
              where v.word operator(public.%) t.w and abs(length(v.word) - length(t.w)) <= 4
              order by public.similarity(v.word, t.w) desc limit 12)
            union all
            (select v.word, public.levenshtein_less_equal(v.word, t.w, 2) from library.search_word v
              where left(v.word, 1) = left(t.w, 1) and length(v.word) between length(t.w) - 1 and length(t.w) + 1
                and public.levenshtein_less_equal(v.word, t.w, 2) <= case when length(t.w) < 6 then 1 else 2 end
              order by 2, public.similarity(v.word, t.w) desc limit 12)
            union all
            select v.word, 1 from generate_series(1, length(t.w) - 1) at
              join library.search_word v
                on v.word = left(t.w, at - 1) || substr(t.w, at + 1, 1) || substr(t.w, at, 1) || substr(t.w, at + 2)) a
          group by a.word) c
        where c.far <= case when length(t.w) < 6 then 1 else 2 end), '{}') end
    from unnest(typed) with ordinality t(w, nth)
      cross join lateral (select coalesce(pg_catalog.ts_lexize('pg_catalog.english_stem', t.w), array[t.w]) as lexemes) s
      cross join lateral (select exists (select from library.search_word v where v.stem = any(s.lexemes)) as known) k
    order by t.nth;
end $$;

set local role app_owner;
revoke create on schema library from app_definer;

-- What is for everybody is narrowed to nobody: whoever looks for their own, or wants to hear of it, has it too.
do $$ declare name text; begin
  foreach name in array array['search_entry', 'change'] loop
    execute format('alter table library.%I no force row level security', name);
    execute format($u$update library.%I set audiences = '{}' where audiences && '{everyone,everybody}'$u$, name);
    execute format('alter table library.%I force row level security', name);
  end loop;
end $$;

-- More words that mean the same.
alter table library.synonym no force row level security;
insert into library.synonym (terms) values
  ('{"SARC","sexual assault referral centre","rape crisis"}'),
  ('{"exorcism","spirit possession","witchcraft","faith or belief"}'),
  ('{"money mule","bank account","squaring"}'),
  ('{"dark web","darknet","deep web"}');
alter table library.synonym force row level security;
