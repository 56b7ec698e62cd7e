import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastListed } from '../../../test/support/audited.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { samplePractitioners, sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const { southendHub, essexHub, thurrockHub } = sampleTeams;
const idsOn = (html: string) =>
  [...html.matchAll(/href="\/people\/([0-9a-f-]{36})"/g)].map((m) => m[1] ?? '');
const nextOn = (html: string) =>
  /href="(\/people\?name=[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
const change = (words: string, ...values: string[]) =>
  asOwner(app.database, (owner) => owner.query(words, values));
const named = (n: number) => ({
  names: [{ given: `Given${String(n).padStart(2, '0')}`, surname: 'Quillfeather' }],
});

test('a team that works with nobody sees nobody', async () => {
  const seen = await (await app.as('police')).get('/people');
  assert.match(seen.text, /Nobody yet/);
  assert.deepEqual(await lastListed(app.database, 'police'), []);
});

describe('people whose record a team holds, and people with whom it works beside another team', () => {
  const shown: string[] = [];
  before(async () => {
    for (let n = 0; n < 75; n += 1) {
      const holding = [
        { team: southendHub },
        { team: essexHub, worksWith: [essexHub, southendHub] },
        { team: thurrockHub, worksWith: [southendHub, essexHub, thurrockHub] },
      ][n % 3];
      // Restricted ones stand in between, of which one names the reader, and one across a conflict of interest.
      const closed = n % 5 === 4 ? { named: n === 44 ? (['southendDecision'] as const) : [] } : {};
      const { id } = await addPerson(app.database, { ...named(n), ...holding, ...closed });
      if (n === 31) await addConflict(app.database, 'southendDecision', id);
      if (n !== 31 && (n % 5 !== 4 || n === 44)) shown.push(id);
    }
    await addPerson(app.database, { ...named(20), team: essexHub });
  });

  test('stand in one list by name, page after page, each once, and audited as shown', async () => {
    const reader = await app.as('southendDecision');
    const pages: string[][] = [];
    for (let path = '/people'; path !== ''; ) {
      const { html } = await reader.get(path);
      pages.push(idsOn(html));
      assert.deepEqual(await lastListed(app.database, 'southendDecision'), pages.at(-1));
      path = nextOn(html);
    }
    assert.deepEqual(pages, [shown.slice(0, 25), shown.slice(25, 50), shown.slice(50)]);
  });

  test('a page begins after a name, also one that nobody has any more', async () => {
    const reader = await app.as('southendDecision');
    const gone = '00000000-0000-4000-8000-000000000000';
    const { html } = await reader.get(`/people?name=Given70+Quillfeather&after=${gone}`);
    assert.deepEqual(idsOn(html), shown.slice(-4));
    assert.match((await reader.get(`/people?name=Zz&after=${gone}`)).text, /Nobody further/);
  });

  test('a new name, an end, a restriction and a hand-over are followed', async () => {
    const reader = await app.as('southendDecision');
    const first = async () => idsOn((await reader.get('/people')).html).slice(0, 4);
    const [held, beside, besides, third] = shown as [string, string, string, string];
    await change(`update people.person set label = 'Given00a Quillfeather' where id = $1`, besides);
    assert.deepEqual(await first(), [held, besides, beside, third]);
    await change(
      `update people.involvement set until = now() where person_id = $1 and team_id = $2`,
      besides,
      southendHub,
    );
    assert.deepEqual((await first()).slice(0, 3), [held, beside, third]);
    await change(`update people.person set restricted = true where id = $1`, beside);
    assert.deepEqual((await first()).slice(0, 2), [held, third]);
    await change(
      `update people.person set restricted = false, team_id = $2 where id = $1`,
      beside,
      southendHub,
    );
    assert.deepEqual((await first()).slice(0, 3), [held, beside, third]);
  });

  test('the names by which a list is ordered are no way around a restriction or a conflict of interest', async () => {
    for (const [role, hidden] of [
      ['southendDecision', 'Given04'],
      ['southendDecision', 'Given31'],
      ['police', 'Given05'],
    ] as const) {
      const rows = await app.database.transaction(
        {
          actor: 'practitioner',
          now: app.clock.now,
          requestId: 'test',
          practitionerId: samplePractitioners[role].id,
        },
        (db) =>
          db
            .selectFrom('people.works_with')
            .select('person_id')
            .where('label', '=', `${hidden} Quillfeather`)
            .execute(),
      );
      assert.deepEqual(rows, [], `${role} reads ${hidden}`);
    }
  });
});

test('somebody with several records stands under the one by which the reader reads them', async () => {
  const team = { team: sampleTeams.emergencyDuty, worksWith: [sampleTeams.emergencyDuty] };
  const own = await addPerson(app.database, { names: [{ given: 'Zuri', surname: 'Larkmoor' }], ...team });
  const plain = await addPerson(app.database, { names: [{ given: 'Mia', surname: 'Larkmoor' }], ...team });
  const head = await addPerson(app.database, {
    names: [{ given: 'Ada', surname: 'Larkmoor' }],
    team: essexHub,
    named: ['duty'],
  });
  await change('update people.person set linked_to = $2, head_id = $2 where id = $1', own.id, head.id);
  const larkmoors = async () => {
    const { html } = await (await app.as('duty')).get('/people');
    return idsOn(html).filter((id) => [own.id, plain.id, head.id].includes(id));
  };
  assert.deepEqual(await larkmoors(), [head.id, plain.id]);
  await change(`update access.opening set expires_at = '2026-11-20T00:00:00Z' where record_id = $1`, head.id);
  assert.deepEqual(await larkmoors(), [plain.id, own.id]);
});
