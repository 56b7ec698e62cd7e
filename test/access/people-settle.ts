import { randomUUID } from 'node:crypto';
import { samplePractitioners } from '../../src/partnership/index.ts';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { asOwner } from '../support/openings.ts';
import { addPerson, relate } from '../support/people.ts';
import type { PeopleWorld, PersonRec } from './people-world.ts';
import { settleOpenings, settlePeople } from './settle.ts';

/** A person's record of the world as it stands in the database, with what only it holds. */
export interface SettledPerson {
  id: string;
  reference: string;
  name: string;
  nhsNumber: string;
  address: string;
  home: string;
  relationship: string;
  event: string;
  happened: string;
  signpost: string;
  /** The service that it points to. */
  pointed: string;
  /** The list whose row 2 became the record, and whose row 3 waits for it. */
  run: string;
}

/** Puts a world into the database. The places of the result are those of its records. */
export async function settleAll(database: Database, world: PeopleWorld): Promise<SettledPerson[]> {
  await asOwner(database, (owner) => settlePeople(owner, world));
  const service = await asOwner(database, addService);
  const settled: SettledPerson[] = [];
  for (const record of world.records) settled.push(await settlePerson(database, record));
  for (const record of world.records) {
    const [own, other] = [settled[record.n], settled[record.relative]];
    if (!own || !other) continue;
    own.relationship = await relate(database, own.id, 'parent', other.id);
    own.signpost = await asOwner(database, (owner) => addSignpost(owner, own, service));
    own.event = await asOwner(database, (owner) => addEvent(owner, own, other));
  }
  await asOwner(database, (owner) => settleOpenings(owner, world, settled, 'people.person'));
  return settled;
}

/** An NHS number of its own, with its check digit. */
export function numberAt(n: number): string {
  for (let tail = n * 11; ; tail += 1) {
    const nine = String(900_000_000 + tail);
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine}${check}`;
  }
}

async function settlePerson(database: Database, record: PersonRec): Promise<SettledPerson> {
  const { n, team, area, shielded, worksWith } = record;
  const name = `Wren${letters(n)} Ashdown${letters(n)}`;
  const [given = '', surname = ''] = name.split(' ');
  const home = `${n} Hidden Lane, Nowhere`;
  const nhsNumber = numberAt(n);
  const { id, reference, addresses } = await addPerson(database, {
    ...{ team, area, worksWith, nhsNumber, names: [{ given, surname }] },
    ...{ born: `20${String(10 + (n % 10))}-0${1 + (n % 9)}-15`, sex: 'F' },
    addresses: [{ words: home, shielded }],
  });
  const run = await asOwner(database, async (owner) => {
    await addAround(owner, id);
    return addRun(owner, record, id);
  });
  return {
    ...{ id, reference, name, nhsNumber, home, address: addresses[0] ?? '', run },
    ...{ relationship: '', event: '', happened: `Happening ${letters(n)}` },
    ...{ signpost: '', pointed: `Club ${letters(n)} of the matrix` },
  };
}

/** A way to reach them, a school, a household and a tie: nothing of it shielded. */
async function addAround(owner: OwnerConnection, id: string): Promise<void> {
  const household = randomUUID();
  await owner.query('insert into people.household (id, name) values ($1, $2)', [household, 'of the matrix']);
  for (const [table, columns, values] of [
    ['contact', 'channel, value, safe', `'phone', '01632 960001', 'safe'`],
    ['registration', 'kind, organisation', `'school', 'Matrix School'`],
    ['tie', 'kind, words, strength', `'leisure', 'Chess', 'strong'`],
    ['household_member', 'household_id', `'${household}'`],
  ])
    await owner.query(
      `insert into people.${table} (person_id, telling_id, ${columns}) select $1::uuid, t.id, ${values}
       from people.telling t where t.person_id = $1::uuid limit 1`,
      [id],
    );
}

const letters = (n: number) =>
  String.fromCharCode(...[Math.floor(n / 26), n % 26].map((part) => 97 + part)).repeat(2);

/** A service for all to be pointed to. */
async function addService(owner: OwnerConnection): Promise<string> {
  const rows = await owner.query<{ id: string }>(
    `with o as (insert into directory.organization (id, name, content) values (gen_random_uuid(), 'Matrix', '{}') returning id)
     insert into directory.service (id, organization_id, title, content) select gen_random_uuid(), o.id, 'Club', '{}' from o
     returning id`,
  );
  return rows[0]?.id ?? '';
}

/** Made by nobody of the world. */
async function addSignpost(owner: OwnerConnection, own: SettledPerson, service: string): Promise<string> {
  const { screening } = samplePractitioners;
  const rows = await owner.query<{ id: string }>(
    `insert into directory.signpost (service_id, service_title, person_id, by_id, by_name, agency_id, sent_how, ask_whom)
     select $1, $2, $3, p.id, p.name, p.agency_id, 'told', 'nobody' from partnership.practitioner p where p.id = $4
     returning id`,
    [service, own.pointed, own.id, screening.id],
  );
  return rows[0]?.id ?? '';
}

async function addEvent(owner: OwnerConnection, own: SettledPerson, other: SettledPerson): Promise<string> {
  const [event, telling] = [randomUUID(), randomUUID()];
  await owner.transaction(async (inside) => {
    await inside.query(
      `insert into people.telling (id, event_id, how, said_by, told_at) values ($1, $2, 'said', 'a neighbour', '2026-11-20T09:00Z')`,
      [telling, event],
    );
    await inside.query(
      `insert into people.event (id, people, telling_id, said_from, from_on, until_on, at, what, kind, weight, agency)
       values ($1, $2, $3, '2026-11-20', '2026-11-20', '2026-11-20', '2026-11-20T09:00Z', $4, 'other', 'routine', 'Police')`,
      [event, [own.id, other.id], telling, own.happened],
    );
  });
  return event;
}

async function addRun(owner: OwnerConnection, { team, area, n }: PersonRec, person: string): Promise<string> {
  const [row] = await owner.query<{ id: string }>(
    `insert into people.feed_run (source, agency_id, team_id, area, file_name, file_hash, trial, state, by_name, rows, expires_at)
     values ('matrix', '00000001-0000-4000-8000-000000000001', $1, $2, 'matrix.csv', $3, false, 'done', 'x', 2, '2030-01-01')
     returning id`,
    [team, area, String(n)],
  );
  const run = row?.id ?? '';
  const says = {
    given: 'Wren',
    surname: 'Ashdown',
    born: '',
    sex: '',
    nhs: '',
    upn: '',
    postcode: '',
    address: '',
    school: '',
  };
  await owner.query(
    `insert into people.feed_row (run_id, line, their_id, content, hash, outcome, near, person_id) values
     ($1, 2, 'taken', null, 'x', 'linked', '{}', $2), ($1, 3, 'waits', $3, 'y', 'queued', array[$2::uuid], null)`,
    [run, person, JSON.stringify(says)],
  );
  return run;
}
