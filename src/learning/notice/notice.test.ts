import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { plainWalk } from '../../../test/support/notice-oracle.ts';
import { PUBLISHED } from '../../partnership/index.ts';
import { lastFreeDay, noticeGiven, workingDaysOfNotice } from '../rules/notice.ts';
import { withClosures } from './calendar.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const calendar = withClosures(PUBLISHED.calendar, []);
const day = (iso: string) => Temporal.PlainDate.from(iso);
const ask = async (query: string) => {
  const answer = await app.fetch(new Request(`http://localhost:3000/api/learning/notice${query}`));
  return { answer, body: JSON.parse(await answer.text()) };
};

test('for every start of 2019 to 2030, both readings agree with a walk along a wall calendar', () => {
  const walk = plainWalk();
  let starts = day('2019-01-01');
  for (; starts.year < 2031; starts = starts.add({ days: 1 }))
    for (const counting of ['skip-cancel-day', 'count-cancel-day'] as const) {
      const said = { starts: starts.toString(), counting };
      const expected = walk.lastFree(said.starts, counting);
      const free = lastFreeDay(calendar, starts, { counting, freeFrom: 15 });
      assert.equal(free.toString(), expected, JSON.stringify(said));
      const [around, whole] = [free.until(starts).days, starts.day === 1];
      for (let back = whole ? 0 : around - 2; back <= around + 2; back += 1) {
        const cancelled = starts.subtract({ days: back });
        const days = workingDaysOfNotice(calendar, { cancelled, starts, counting });
        const of = `${cancelled} ${JSON.stringify(said)}`;
        assert.equal(days, walk.days(cancelled.toString(), said.starts, counting), of);
        assert.equal(days < 15, cancelled.toString() > expected, of);
      }
    }
});

test('the terms say how many days, and days of their own may be shut', () => {
  const shut = withClosures(PUBLISHED.calendar, ['2026-12-29', '2026-12-30']);
  const days = { cancelled: day('2026-12-07'), starts: day('2027-01-04') };
  const terms = { counting: 'count-cancel-day', freeFrom: 15 } as const;
  assert.equal(noticeGiven(shut, days, terms).workingDays, 15);
  assert.deepEqual(
    [
      noticeGiven(calendar, days, { ...terms, freeFrom: 18 }).charged,
      noticeGiven(calendar, days, { ...terms, freeFrom: 0 }).charged,
    ],
    [true, false],
  );
  assert.equal(lastFreeDay(calendar, days.starts, { ...terms, freeFrom: 0 }).toString(), '2027-01-03');
});

test('the question is answered for anybody, and may be kept for a while', async () => {
  const counted = await ask('?cancelled=2026-12-07&starts=2027-01-04&policy=count-cancel-day');
  assert.equal(counted.answer.status, 200);
  assert.match(counted.answer.headers.get('content-type') ?? '', /^application\/json/);
  assert.equal(counted.answer.headers.get('cache-control'), 'public, max-age=300');
  assert.deepEqual(counted.body, { workingDays: 17, charged: false, lastFreeDay: '2026-12-09' });
  const skipped = { workingDays: 14, charged: true, lastFreeDay: '2026-12-08' };
  assert.deepEqual(
    (await ask('?cancelled=2026-12-09&starts=2027-01-04&policy=skip-cancel-day')).body,
    skipped,
  );
  assert.deepEqual((await ask('?cancelled=2026-12-09&starts=2027-01-04')).body, skipped);
  const ends = await ask('?cancelled=2019-01-01&starts=2019-01-01');
  assert.deepEqual(ends.body, { workingDays: 0, charged: true, lastFreeDay: '2018-12-06' });
});

test('what cannot be understood is named, every field at once', async () => {
  const wrong = async (query: string, ...fields: string[]) => {
    const { answer, body } = await ask(query);
    assert.equal(answer.status, 400, query);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.deepEqual(Object.keys(body), ['type', 'title', 'status', 'errors']);
    assert.equal(body.status, 400);
    assert.deepEqual(
      body.errors.map(({ field }: { field: string }) => field),
      fields,
      query,
    );
    for (const { message } of body.errors) assert.match(message, /^Give .+\.$/);
  };
  await wrong('', 'cancelled', 'starts');
  await wrong('?cancelled=7/12/2026&starts=2027-02-30&policy=both', 'cancelled', 'starts', 'policy');
  await wrong('?cancelled=2026-12-07&cancelled=2026-12-08&starts=2027-01-04', 'cancelled');
  await wrong('?cancelled=2027-01-05&starts=2027-01-04', 'cancelled');
  await wrong('?cancelled=2026-12-07T10:00&starts=2027-01-04&policy=', 'cancelled', 'policy');
  await wrong('?cancelled=2018-12-31&starts=2032-01-01', 'cancelled', 'starts');
});

test('other programs find it described', async () => {
  const answer = await app.fetch(new Request('http://localhost:3000/api/openapi.json'));
  const document = (await answer.json()) as { paths: Record<string, unknown> };
  assert.ok(document.paths['/api/learning/notice']);
});
