import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, asked } from '../../../test/support/asking.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { post } from '../../../test/support/post.ts';
import { type SampleRole, samplePractitioners } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { decidedInTime, repliesByAgency, volume } from '../index.ts';

let app: TestApp;
const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const agencyOf: Partial<Record<SampleRole, string>> = {
  policeContact: agencies.police,
  police: agencies.police,
};

function as<T>(role: SampleRole, work: (db: Db) => Promise<T>): Promise<T> {
  const context = { actor: 'practitioner', now: app.clock.now, requestId: 'test' } as const;
  const whose = { practitionerId: samplePractitioners[role].id };
  const agency = agencyOf[role];
  return app.database.transaction({ ...context, ...whose, ...(agency ? { agencyId: agency } : {}) }, work);
}

const weeks = () => ({ weeks: 2, now: app.clock.now });

describe('replies by agency', () => {
  before(async () => {
    const first = await asked(app, [agencies.police, agencies.health, agencies.youth], {
      ratings: [{ rating: 'red' }],
    });
    await post(await app.as('policeContact'), `/asked/${first.questions[0]?.id}`, { kind: 'nothing known' });
    const refusal = { kind: 'not shared', reason: 'law', why: 'A court order forbids it.' };
    await post(await app.as('healthContact'), `/asked/${first.questions[1]?.id}`, refusal);
    const second = await asked(app, [agencies.police], { ratings: [{ rating: 'red' }] });
    app.clock.now = start.add({ hours: 3 });
    await post(await app.as('policeContact'), `/asked/${second.questions[0]?.id}`, {
      kind: 'told',
      words: 'Late.',
    });
    await asked(app, [agencies.health], { named: ['screening'] });
  });
  after(() => {
    app.clock.now = start;
  });

  test('asked, in time, late, not shared and silent, by week', async () => {
    const rows = await as('decision', (db) => repliesByAgency(db, weeks()));
    const of = (agency: string) => {
      const row = rows.find(({ agencyId }) => agencyId === agency);
      return row && [row.asked, row.inTime, row.late, row.notShared, row.silent, row.waiting];
    };
    assert.deepEqual(of(agencies.police), [2, 1, 1, 0, 0, 0]);
    assert.deepEqual(
      of(agencies.health),
      [1, 1, 0, 1, 0, 0],
      'the restricted concern counts for nobody else',
    );
    assert.deepEqual(of(agencies.youth), [1, 0, 0, 0, 1, 0]);
    assert.equal(rows[0]?.week.toString(), '2026-11-23');
  });

  test('a named person counts it; another area, and whoever may see no figures, count nothing', async () => {
    const named = await as('screening', (db) => repliesByAgency(db, weeks()));
    assert.equal(named.find(({ agencyId }) => agencyId === agencies.health)?.asked, 2);
    assert.deepEqual(await as('essexDecision', (db) => repliesByAgency(db, weeks())), []);
    assert.deepEqual(await as('administrator', (db) => repliesByAgency(db, weeks())), []);
    assert.equal((await as('board', (db) => repliesByAgency(db, weeks()))).length, 3);
  });

  test('an agency sees its own figures and nobody else’s', async () => {
    const rows = await as('policeContact', (db) => repliesByAgency(db, weeks()));
    assert.deepEqual(
      rows.map(({ agencyId, asked: count }) => [agencyId, count]),
      [[agencies.police, 2]],
    );
  });
});

test('what came in and what was decided, in the weeks asked for and no others', async () => {
  await addConcern(app.database, {
    received: '2026-11-18T09:00:00Z',
    decision: { at: '2026-11-18T11:00:00Z' },
  });
  await addConcern(app.database, {
    received: '2026-11-17T09:00:00Z',
    decision: { at: '2026-11-20T11:00:00Z', lateReason: 'Nobody could be reached' },
  });
  await addConcern(app.database, {
    received: '2026-10-01T09:00:00Z',
    decision: { at: '2026-10-01T10:00:00Z' },
  });
  const decided = await as('decision', (db) => decidedInTime(db, weeks()));
  assert.deepEqual(
    decided.map(({ week, area, decided: count, inTime }) => [week.toString(), area, count, inTime]),
    [['2026-11-16', 'thurrock', 2, 1]],
  );
  const came = await as('decision', (db) => volume(db, weeks()));
  const lastWeek = came.filter(({ week }) => week.toString() === '2026-11-16');
  assert.deepEqual(
    lastWeek.map(({ source, level, concerns }) => [source, level, concerns]),
    [['Estuary Police', 4, 2]],
  );
});
