import { readSampleStaff } from '../../../partnership/index.ts';
import type { OwnerConnection } from '../../../platform/db/index.ts';

/**
 * Lets three in five of the sample's people have read each chapter that they should, within a fortnight of its
 * beginning, so that the coverage shows something. Once: where anybody confirmed anything it does nothing.
 */
export async function seedSampleReceipts(owner: OwnerConnection, now: Temporal.Instant): Promise<void> {
  const staff = await readSampleStaff(owner);
  await owner.transaction(async (inside) => {
    const [was] = await inside.query<{ role: string }>(`select current_setting('role') as role`);
    await inside.exec('set local role app_worker');
    await inside.query(
      `with stands as (
         select distinct on (v.chapter) v.id, v.chapter, v.readers, v.from_at from library.chapter_version v
         where v.state = 'published' and v.area is null and v.from_at <= $1::timestamptz
         order by v.chapter, v.from_at desc, v.number desc),
       asked as (
         select s.id as version_id, s.from_at, p.id, p."agencyId", row_number() over (partition by p.id order by s.chapter) + dense_rank() over (order by p.id) as nth
         from stands s join jsonb_to_recordset($2::jsonb) p(id uuid, "agencyId" uuid, kind text)
           on p.kind = any(s.readers))
       insert into library.chapter_receipt (version_id, practitioner_id, agency_id, at)
       select version_id, id, "agencyId", least($1::timestamptz, from_at + make_interval(days => (nth % 14)::integer))
       from asked where nth % 5 < 3 and not exists (select from library.chapter_receipt)
       on conflict do nothing`,
      [now.toString(), JSON.stringify(staff)],
    );
    await inside.query(`select set_config('role', $1, true)`, [was?.role ?? 'none']);
  });
}
