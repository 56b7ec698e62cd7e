import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { seedSampleLearning } from './seed.ts';
import { sampleSessions } from './sessions.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('the sample’s programme stands, twice seeded as once, and shows every sort of booking', async () => {
  const owner = await app.database.owner();
  const site = 'http://localhost:3000';
  await seedSampleLearning(owner, { now: app.clock.now, site });
  await seedSampleLearning(owner, { now: app.clock.now, site });
  await owner.close();
  const seen = await app.visitor().get('/learning');
  const next = /<a [^>]*rel="next"[^>]*>/.exec(seen.html)?.[0] ?? '';
  const further = /href="([^"]+)"/.exec(next)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const cards = [seen, await app.visitor().get(further)].map(
    ({ html }) => html.match(/class="ws-card__title"><a href="\/learning\/courses\//g)?.length,
  );
  assert.deepEqual(cards, [20, 3]);
  assert.match(seen.text, /Early help workshop .*Online, live .*40 places left/);
  assert.match(seen.text, /Safeguarding level 2 Level 2 Face to face 4 hours £20 to £90/);
  assert.match((await app.visitor().get('/learning?find=trauma&level=')).text, /Trauma: the basics/);
  assert.match(
    (await app.visitor().get('/learning?level=3')).text,
    /Safeguarding level 3 for designated people/,
  );
  assert.match((await app.visitor().get('/learning?find=zzz')).text, /Nothing fits/);
  const rosalind = await app.as('coordinator');
  const list = await rosalind.get('/learning/programme');
  assert.match(list.text, /Stalking: what it is .*Suicide prevention: explore, ask, keep safe/);
  const gwen = await app.as('trainingLead');
  assert.match((await gwen.get('/learning/staff')).text, /Estuary Integrated Care Board.*Place confirmed/);
});

test('the parts of a session of the sample come one after another, whatever day it is begun', () => {
  const first = Temporal.Instant.from('2026-09-01T10:00:00Z');
  for (let day = 0; day < 370; day += 1)
    for (const { course, parts } of sampleSessions(first.add({ hours: 24 * day })))
      for (const [at, { startsAt }] of parts.entries())
        assert.ok(
          at === 0 || Temporal.Instant.compare(startsAt, parts[at - 1]?.endsAt ?? startsAt) > 0,
          `${course} ${day}`,
        );
});

test('those who were on a course of the sample were asked three months later, and enough answered for the chart', async () => {
  const chart = /Answers High Before .*?Later (\d+)/;
  const rosalind = await (await app.as('coordinator')).get('/learning/evaluation');
  assert.ok(Number(chart.exec(rosalind.text)?.[1]) >= 20);
});
