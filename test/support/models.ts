import { samplePractitioners } from '../../src/partnership/index.ts';
import { compare, defaultModel, zone } from '../../src/people/rules/matching/index.ts';
import type { Facts } from '../../src/people/rules/matching/types.ts';
import type { Database } from '../../src/platform/db/index.ts';
import type { TestApp } from './app.ts';
import { asOwner } from './openings.ts';
import type { Visitor } from './visitor.ts';

const sought: Facts = {
  ...{ names: [{ given: 'Perpetua', surname: 'Taylor' }], born: '2012-03-04', sex: 'F' },
  places: [{ postcode: 'RM17 6SL' }],
};

/**
 * Sixty pairs on which people decided: those with day and month swapped were the same though little spoke for it,
 * those of the same postcode area were two people.
 */
export function decidedPairs(database: Database): Promise<void> {
  const one: Facts = { ...sought, born: '2012-04-03', places: [{ postcode: 'SS9 2AB' }] };
  const two: Facts = {
    names: sought.names,
    born: '2012-03-09',
    sex: 'M',
    places: [{ postcode: 'RM20 1AA' }],
  };
  return asOwner(database, async (owner) => {
    for (let n = 0; n < 60; n += 1) {
      const same = n % 2 === 0;
      const comparison = compare(defaultModel, sought, same ? one : two);
      await owner.query(
        `insert into people.match_decision (kind, person_ids, candidates, model_version, by, by_name)
         select $1, array[a.id, b.id], jsonb_build_array($2::jsonb || jsonb_build_object('id', b.id)), $3, $4, $5
         from (select gen_random_uuid() as id) a, (select gen_random_uuid() as id) b`,
        [
          same ? 'linked' : 'not same',
          JSON.stringify({ ...comparison, zone: zone(defaultModel, comparison) }),
          ...[defaultModel.version, samplePractitioners.decision.id, samplePractitioners.decision.name],
        ],
      );
    }
  });
}

/** Somebody else who keeps the installation: the head of service, given that role too. */
export async function secondAdministrator(app: TestApp): Promise<Visitor> {
  const { id } = samplePractitioners.southendDecision;
  await asOwner(app.database, (owner) =>
    owner.query(
      "insert into access.role_held (practitioner_id, role, area) values ($1, 'administrator', 'southend') on conflict do nothing",
      [id],
    ),
  );
  return app.as('southendDecision');
}
