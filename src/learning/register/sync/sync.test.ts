import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { opened } from '../../../../test/support/filled-in.ts';
import { closes, heldSession, kept, rowsOf, sends } from '../../../../test/support/register.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());
beforeEach(() => {
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
});

const all = (session: string) =>
  rowsOf<{ booking: string; mark: string; by: string; late: boolean }>(
    app,
    sql`select booking_id as booking, mark, by_name as by, after_closing as late from learning.mark
      where session_id = ${session}::uuid order by marked_at, seq`,
  );

async function keepers(path: string): Promise<[Visitor, Visitor]> {
  const both: [Visitor, Visitor] = [await app.as('trainer'), await app.as('coordinator')];
  for (const browser of both) await browser.get(path);
  return both;
}

test('what a phone kept comes once however often it is sent; of two hands the later one wins, and both are kept', async () => {
  const { session, path, bookings, boxes } = await heldSession(app);
  const [ada = '', bo = ''] = bookings;
  const [trainer, coordinator] = await keepers(path);
  const early = kept(ada, { mark: 'away', ago: 600_000 });
  const late = kept(ada, { mark: 'late', minutes: 15, ago: 5000 });
  const sent = await Promise.all([1, 2, 3].map(() => sends(coordinator, path, [late, late])));
  for (const { kept: stands } of sent) assert.deepEqual(stands, [late.id]);
  assert.deepEqual((await sends(trainer, path, [early, kept(bo)])).refused, [], 'made before, sent after');
  assert.equal((await all(session)).length, 3);
  const page = await trainer.get(path);
  assert.match(page.text, /Ada Quill \d+, Creekside Youth Trust, 15 minutes/);
  assert.match(page.html, new RegExp(`name="${boxes[0]?.replace('m', 'w')}" value="late"`));
  const history = await trainer.get(`/learning/arrivals/${ada}`);
  assert.match(
    history.text,
    /Ada Quill.*Came late, 15 minutes.*Rosalind Keep, on a phone.*Not here.*Callum Oyelaran, on a phone/,
  );
  const stranger = await app.as('school');
  assert.equal((await stranger.get(`/learning/arrivals/${ada}`)).status, 404);
});

test('nothing but marks of this register on this day is taken, and nobody else’s', async () => {
  const { session, path, bookings } = await heldSession(app);
  const [ada = ''] = bookings;
  const other = await heldSession(app, { trainer: false });
  const [trainer, coordinator] = await keepers(path);
  const mine = kept(ada);
  await sends(coordinator, path, [mine]);
  const [foreign, part, ancient] = [
    kept(other.bookings[0] ?? ''),
    kept(ada, { part: 7 }),
    kept(ada, { ago: 20 * 365 * 24 * 3_600_000 }),
  ];
  const good = kept(ada, { mark: 'left early', minutes: 9999 });
  const answer = await sends(trainer, path, [foreign, part, ancient, { ...mine, mark: 'away' }, good]);
  assert.deepEqual(answer.kept, [good.id]);
  assert.deepEqual(answer.refused, [
    { id: foreign.id, why: 'not on this register' },
    { id: part.id, why: 'no such part' },
    { id: ancient.id, why: 'made before the day' },
    { id: mine.id, why: 'the id is another mark’s' },
  ]);
  assert.deepEqual(
    (await all(session)).map(({ mark }) => mark),
    ['here', 'left early'],
  );
  const bad = [
    'no list',
    '{}',
    '[null]',
    [kept(ada, { id: "'; drop table learning.mark" })],
    [kept(ada, { mark: 'gone' })],
    [kept(ada, { ago: -1 })],
    [kept(ada, { ago: 0.5 })],
    Array.from({ length: 201 }, () => kept(ada)),
  ];
  for (const marks of bad)
    assert.equal((await sends(trainer, path, marks)).status, 400, JSON.stringify(marks).slice(0, 80));
  const flood = await sends(
    trainer,
    path,
    Array.from({ length: 10_000 }, () => kept(ada)),
  );
  assert.equal(flood.status, 413);
  assert.equal((await sends(trainer, other.path, [kept(other.bookings[0] ?? '')])).status, 404);
  assert.equal((await sends(await app.as('school'), path, [kept(ada)])).status, 404);
  assert.equal((await all(session)).length, 2);
});

test('what comes after closing is a correction: it counts once somebody says so, and money is reversed, never edited', async () => {
  const { path, bookings, ends } = await heldSession(app, {
    course: { price_table: 'standard', charging_policy: 'standard' },
  });
  const [ada = '', bo = ''] = bookings;
  const trainer = await closes(app, path, ends);
  const standing = async (id: string) => {
    const [row] = await rowsOf<{ state: string; lines: string; certificates: number }>(
      app,
      sql`select b.state,
        (select coalesce(string_agg(c.cause || ' ' || l.effect, ', ' order by l.n), '') from learning.charge c
          join learning.ledger_line l on l.charge_id = c.id where c.booking_id = b.id) as lines,
        (select count(*)::int from learning.completion d where d.name = b.name and d.course_id = b.course_id
          and d.withdrawn_at is null) as certificates
        from learning.booking b where b.id = ${id}::uuid`,
    );
    return Object.values(row ?? {});
  };
  assert.deepEqual(await standing(ada), ['no-show', 'no-show 3000', 0]);
  const here = kept(ada, { ago: 3_600_000 });
  const absent = kept(bo, { mark: 'away' });
  const answer = await sends(trainer, path, [here, absent]);
  assert.deepEqual([answer.kept.sort(), answer.closed], [[here.id, absent.id].sort(), true]);
  assert.deepEqual(await standing(ada), ['no-show', 'no-show 3000', 0], 'nothing changed by itself');
  assert.match((await trainer.get(path)).text, /2 marks came after that/);
  const page = `${path}/corrections`;
  assert.match(
    (await trainer.get(page)).text,
    /Ada Quill Mark Here.*If it counts They completed it and get a certificate\. A charge for not coming is reversed.*Bo Reed.*Nothing changes/,
  );
  const decide = async (mark: string, verdict: string) => {
    const form = await opened(trainer, page, { mark, verdict });
    return [
      await trainer.post(page, form.fields),
      await trainer.post(page, { ...form.fields, 'form-key': crypto.randomUUID() }),
    ];
  };
  for (const { status } of await decide(here.id, 'counts')) assert.equal(status, 303);
  assert.deepEqual(await standing(ada), ['attended', 'no-show 3000, no-show -3000, place 3000', 1]);
  const away = kept(ada, { mark: 'away', ago: 0 });
  await sends(trainer, path, [away]);
  await decide(away.id, 'counts');
  assert.deepEqual(await standing(ada), [
    'no-show',
    'no-show 3000, no-show -3000, place 3000, place -3000, no-show 3000',
    0,
  ]);
  const again = kept(ada, { ago: 0 });
  await sends(trainer, path, [again]);
  await decide(again.id, 'does not count');
  assert.equal((await standing(ada))[0], 'no-show');
  assert.match(
    (await trainer.get(`/learning/arrivals/${ada}`)).text,
    /Here \(came after closing, and does not count\)/,
  );
});
