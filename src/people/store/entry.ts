import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { entriesOf } from '../rules/entries.ts';
import type { Name } from '../rules/matching/types.ts';
import type { Standing } from '../rules/standing.ts';

/**
 * Writes anew what the search index holds of a person, in the transaction that changed it: every name and number that
 * was not withdrawn, and every postcode that is not shielded, past ones too.
 */
export async function indexPerson(
  db: Db,
  id: string,
  stands: Pick<Standing, 'born' | 'bornKind' | 'expectedOn' | 'sex'>,
): Promise<void> {
  const { rows } = await sql<{
    names: Name[];
    places: { postcode: string; until: string | null }[];
    numbers: string[];
  }>`
    select
      (select coalesce(json_agg(json_build_object('given', n.given, 'surname', n.surname, 'until', n.until_on)
        order by n.seq), '[]') from people.name n where n.person_id = ${id}::uuid and n.withdrawn_at is null) as names,
      (select coalesce(json_agg(json_build_object('postcode', a.postcode, 'until', a.until_on) order by a.seq), '[]')
        from people.address a where a.person_id = ${id}::uuid and a.withdrawn_at is null and not a.shielded
          and a.postcode is not null) as places,
      (select coalesce(json_agg(i.value order by i.seq), '[]') from people.identifier i
        where i.person_id = ${id}::uuid and i.withdrawn_at is null and i.kind = 'nhs') as numbers`.execute(
    db,
  );
  const [{ names = [], places = [], numbers = [] } = {}] = rows;
  const entries = entriesOf({
    names,
    born: stands.born?.toString() ?? null,
    estimated: stands.bornKind === 'estimated',
    expected: stands.expectedOn?.toString() ?? null,
    sex: stands.sex,
    places,
    nhsNumbers: numbers,
  });
  await sql`select people.keep_entries(${id}::uuid, ${JSON.stringify(entries)}::jsonb)`.execute(db);
}
