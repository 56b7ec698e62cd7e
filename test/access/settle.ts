import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { addConcern } from '../support/concerns.ts';
import { asOwner } from '../support/openings.ts';
import type { Rec, World } from './world.ts';

/** A record of the world as it stands in the database. */
export interface Settled {
  id: string;
  address: string;
  /** Words that only its address holds. */
  words: string;
  /** A concern about the same child that everybody may read: the record's stub shows there. */
  probe: string;
}

// Everybody is in this team, and it holds nothing but probes.
const everybody = '00000002-0000-4000-8000-0000000000ff';

/** Puts a world into the database. The places of the result are those of its records. */
export async function settle(database: Database, world: World): Promise<Settled[]> {
  await asOwner(database, (owner) => settlePeople(owner, world));
  const settled: Settled[] = [];
  for (const record of world.records) settled.push(await settleRecord(database, record));
  await asOwner(database, (owner) => settleOpenings(owner, world, settled, 'front_door.concern'));
  return settled;
}

/** The people of a world, with their teams and roles. */
export async function settlePeople(owner: OwnerConnection, { people }: Pick<World, 'people'>): Promise<void> {
  await owner.query(
    `insert into partnership.team (id, agency_id, area, name, purpose)
     values ($1, '00000001-0000-4000-8000-000000000001', 'thurrock', 'Everybody', 'other')`,
    [everybody],
  );
  for (const { id, name, agency, teams: own, roles } of people) {
    await owner.query(
      `insert into partnership.practitioner (id, agency_id, name, job_title, sample) values ($1, $2, $3, 'Tester', true)`,
      [id, agency, name],
    );
    for (const team of [...own, everybody])
      await owner.query('insert into access.team_member (practitioner_id, team_id) values ($1, $2)', [
        id,
        team,
      ]);
    for (const { role, area } of roles)
      await owner.query('insert into access.role_held (practitioner_id, role, area) values ($1, $2, $3)', [
        id,
        role,
        area,
      ]);
  }
}

async function settleRecord(database: Database, record: Rec): Promise<Settled> {
  const nhsNumber = String(9_000_000_000 + record.n);
  const born = Temporal.PlainDate.from('2012-01-01').add({ days: record.n }).toString();
  const words = `${record.n} Hidden Lane, Nowhere`;
  const concern = await addConcern(database, {
    team: record.team,
    area: record.area,
    children: [{ given: 'Wren', surname: 'Ashdown', born, nhsNumber }],
    addresses: [{ words, shielded: record.shielded }],
  });
  const probe = await addConcern(database, {
    team: everybody,
    area: 'thurrock',
    children: [{ given: 'Wren', surname: 'Ashdown', born, nhsNumber }],
    decision: { at: '2026-11-23T08:40:00Z' },
  });
  return { id: concern.id, address: concern.addresses[0] ?? '', words, probe: probe.id };
}

/** Who opened each record and how, who is named for its address, and who has a conflict of interest. */
export async function settleOpenings(
  owner: OwnerConnection,
  world: World,
  settled: readonly Pick<Settled, 'id' | 'address'>[],
  table: 'front_door.concern' | 'people.person',
): Promise<void> {
  for (const record of world.records) {
    const { id = '', address = '' } = settled[record.n] ?? {};
    if (record.restricted) await owner.query(`update ${table} set restricted = true where id = $1`, [id]);
    for (const { basis, person, agency, expires, approved } of record.openings)
      await open(owner, id, {
        basis,
        person,
        agency,
        expires,
        approvedBy: approved ? world.people[0]?.id : undefined,
      });
    for (const { person, expires } of record.addressNamed)
      await open(owner, address, { basis: 'shield', person, expires });
    // A name on the record's own id opens no address of it.
    await open(owner, id, { basis: 'shield', person: world.people[record.n % world.people.length]?.id });
    for (const person of record.conflicts)
      await owner.query(
        `insert into access.conflict (practitioner_id, record_id, reason) values ($1, $2, 'a relative of theirs')`,
        [person, id],
      );
  }
}

async function open(
  owner: OwnerConnection,
  record: string,
  to: {
    basis: string;
    person?: string | undefined;
    agency?: string | undefined;
    expires?: Temporal.Instant | undefined;
    approvedBy?: string | undefined;
  },
): Promise<void> {
  const expires = to.expires?.toString() ?? null;
  await owner.query(
    `insert into access.opening (record_id, practitioner_id, agency_id, basis, granted_at, expires_at, approved_by)
     values ($1, $2, $3, $4, coalesce($5::timestamptz - interval '4 hours', '2026-11-23 08:00Z'), $5, $6)`,
    [record, to.person ?? null, to.agency ?? null, to.basis, expires, to.approvedBy ?? null],
  );
}
