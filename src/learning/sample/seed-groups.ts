import { samplePractitioners } from '../../partnership/index.ts';
import { type OwnerConnection, unforced } from '../../platform/db/index.ts';

/** Writes the sample's group for young people: seven Wednesdays. Never in live mode. Safe to run again. */
export function seedSampleGroups(owner: OwnerConnection): Promise<void> {
  const days = Array.from({ length: 7 }, (_, week) =>
    Temporal.PlainDate.from('2027-01-13')
      .add({ days: 7 * week })
      .toString(),
  );
  return unforced(owner, ['learning.young_group'], async (inside) => {
    await inside.query(
      `insert into learning.young_group (code, name, about, area, age_from, age_to, risks, needs_open_case, capacity,
         lead_id, meets_on)
       values ('choosing', 'Choosing for myself', 'Seven Wednesday afternoons for young women: friends, pressure, and what is safe. With a light tea.',
         'essex', 13, 16, array['exploitation', 'going missing'], true, 8, $1, $2::date[]) on conflict do nothing`,
      [samplePractitioners.youthContact.id, `{${days.join(',')}}`],
    );
  });
}
