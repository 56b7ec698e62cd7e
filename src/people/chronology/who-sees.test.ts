import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { chance } from '../../../test/access/world.ts';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { download } from '../../../test/support/download.ts';
import { addConflict, asOwner, openTo } from '../../../test/support/openings.ts';
import { readPdf } from '../../../test/support/pdf.ts';
import { addPerson } from '../../../test/support/people.ts';
import { samplePractitioners, sampleTeams } from '../../partnership/index.ts';

/** Who sees which event, made up at random, beside the rules said once more in TypeScript. */
const READERS = ['screening', 'decision', 'essexDecision', 'southendDecision'] as const;
type Reader = (typeof READERS)[number];
const TEAMS = [sampleTeams.thurrockHub, sampleTeams.essexHub, sampleTeams.southendHub];
const SEED = 270;

interface Person {
  id: string;
  team: string;
  restricted: boolean;
  named: readonly Reader[];
  conflicts: readonly Reader[];
}
interface Event {
  marker: string;
  people: readonly Person[];
  shielded: boolean;
  named: readonly Reader[];
}

let app: TestApp;
let people: Person[] = [];
let events: Event[] = [];
before(async () => {
  app = await startTestApp();
  const random = chance(SEED);
  const below = (n: number) => Math.floor(random() * n);
  const some = (likely: number) => READERS.filter(() => random() < likely);
  for (let n = 0; n < 9; n += 1) {
    const team = TEAMS[below(3)] ?? '';
    const restricted = random() < 0.3;
    const [named, conflicts] = [restricted ? some(0.6) : [], some(0.12)];
    const names = [{ given: `Child${'abcdefghi'[n]}`, surname: 'Marlow' }];
    const { id } = await addPerson(app.database, { names, team, ...(restricted ? { named } : {}) });
    for (const reader of conflicts) await addConflict(app.database, reader, id);
    people = [...people, { id, team, restricted, named, conflicts }];
  }
  for (let n = 0; n < 22; n += 1) {
    const whom = [...new Set(Array.from({ length: 1 + below(3) }, () => people[below(9)] as Person))];
    const shielded = random() < 0.3;
    const event = { marker: `Event-${n}-`, people: whom, shielded, named: shielded ? some(0.5) : [] };
    events = [...events, event];
    await write(event);
  }
});
after(() => app.close());

async function write({ marker, people: whom, shielded, named }: Event): Promise<void> {
  const [id, telling] = [randomUUID(), randomUUID()];
  const ids = `{${whom.map((each) => each.id).join()}}`;
  await asOwner(app.database, (owner) =>
    owner.query(
      `with e as (insert into people.event (id, people, telling_id, said_from, from_on, until_on, at, what, kind, weight,
          agency, shielded) values ($1, $2::uuid[], $3, '2026-05-03', '2026-05-03', '2026-05-03', '2026-05-03', $4, 'other',
          'routine', $4, $5))
       insert into people.telling (id, person_id, event_id, how, said_by, told_at, taken_by_name)
         values ($3, $6, $1, 'said', $4, '2026-05-04', 'somebody')`,
      [id, ids, telling, marker, shielded, whom[0]?.id],
    ),
  );
  for (const person of named) await openTo(app.database, id, { person }, 'shield');
}

const teamsOf = (reader: Reader): readonly string[] => samplePractitioners[reader].teams;

function seesPerson(reader: Reader, { team, restricted, named, conflicts }: Person): boolean {
  if (conflicts.includes(reader)) return false;
  return restricted ? named.includes(reader) : teamsOf(reader).includes(team);
}

function seesEvent(reader: Reader, event: Event): boolean {
  return (
    event.people.some((person) => seesPerson(reader, person)) &&
    event.people.every(({ conflicts }) => !conflicts.includes(reader)) &&
    event.people.every(({ restricted, named }) => !restricted || named.includes(reader)) &&
    (!event.shielded || event.named.includes(reader))
  );
}

const markersIn = (text: string) => [...new Set(text.match(/Event-\d+-/g) ?? [])].sort();

test('page, filter, panel and paper show each reader the events that the rules let them see, and no others', async () => {
  let shown = 0;
  let hidden = 0;
  for (const reader of READERS) {
    const browser = await app.as(reader);
    for (const person of people) {
      const about = events.filter((event) => event.people.includes(person));
      const expected = about.filter((event) => seesEvent(reader, event)).map(({ marker }) => marker);
      const page = await browser.get(`/people/${person.id}/chronology`);
      const paper = await download(app, browser, `/people/${person.id}/chronology/document.pdf?shielded=yes`);
      const which = `${reader} on ${people.indexOf(person)}`;
      if (!seesPerson(reader, person)) {
        assert.deepEqual([page.status, paper.status], [404, 404], which);
        hidden += about.length;
        continue;
      }
      assert.equal(page.status, 200, which);
      assert.deepEqual(markersIn(page.html), expected.sort(), which);
      assert.deepEqual(markersIn(readPdf(paper.bytes).text), expected, which);
      const panel = markersIn((await browser.get(`/people/${person.id}`)).html);
      assert.ok(
        panel.every((marker) => expected.includes(marker)),
        which,
      );
      shown += expected.length;
      hidden += about.length - expected.length;
    }
  }
  assert.ok(shown > 20 && hidden > 20, `${shown} shown, ${hidden} hidden`);
});
