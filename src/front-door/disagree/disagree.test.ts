import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner, openTo } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import type { SampleRole } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const said = {
  who: 'Oluchi Barr, Estuary Community Health',
  about: 'That this is level 2: the burns were not looked at',
  wanted: 'A strategy discussion today',
};
const decided = { decision: { at: '2026-11-23T09:00:00Z', level: 2, outcome: 'early-help' } } as const;

const rows = <Row>(statement: string, id: string) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, [id]));
const stages = (id: string) =>
  rows<object>(
    `select stage, due_at::text as due, rule_version as version, ended_at is not null as ended
     from front_door.disagreement_stage where concern_id = $1 order by started_at, due_at`,
    id,
  );

/** A disagreement raised on a decided concern, and the way to settle it. */
async function raised(as: SampleRole = 'screening') {
  const { id } = await addConcern(app.database, decided);
  const answer = await post(await app.as(as), `/front-door/${id}/disagreement`, said);
  assert.equal(answer.location, `/front-door/${id}#disagreements`, answer.text);
  const [row] = await rows<{ id: string }>(
    'select id from front_door.disagreement where concern_id = $1',
    id,
  );
  return { id, path: `/front-door/${id}/disagreement/${row?.id}` };
}

describe('raising a disagreement', () => {
  test('stands on the record beside the decision, which stays, and its first clock runs', async () => {
    const { id } = await raised();
    assert.deepEqual(await stages(id), [
      { stage: 'workers', due: '2026-11-24 16:30:00+00', version: 'national 1', ended: false },
    ]);
    const { text } = await (await app.as('screening')).get(`/front-door/${id}`);
    assert.match(
      text,
      /Professionals do not all agree Who Oluchi Barr, Estuary Community Health Does not agree with That this is level 2.* Wants instead A strategy discussion today .* Between workers: due/,
    );
    assert.match(text, /Decided: Level 2 Early help/);
    assert.equal((await lastAudited(app.database, 'screening', id))?.action, 'read');
  });

  test('is for everybody who sees the concern: an agency that was asked may disagree and no more', async () => {
    const { id } = await addConcern(app.database, decided);
    const nurse = await app.as('health');
    assert.equal((await nurse.get(`/front-door/${id}/disagreement`)).status, 404);
    await openTo(app.database, id, { agency: '00000001-0000-4000-8000-000000000005' }, 'asked');
    const form = await nurse.get(`/front-door/${id}/disagreement`);
    assert.match(form.html, /value="Oluchi Barr, /, 'one’s own name is there already');
    assert.equal((await post(nurse, `/front-door/${id}/disagreement`, said)).status, 303);
    const [row] = await rows<{ id: string }>(
      'select id from front_door.disagreement where concern_id = $1',
      id,
    );
    assert.equal((await nurse.get(`/front-door/${id}/disagreement/${row?.id}`)).status, 404);
    assert.doesNotMatch((await nurse.get(`/front-door/${id}`)).html, /Take it on, or settle it/);
  });

  test('says everything that is missing, and keeps what was typed', async () => {
    const { id } = await addConcern(app.database, decided);
    const browser = await app.as('screening');
    const answer = await post(browser, `/front-door/${id}/disagreement`, { who: '', about: 'The burns' });
    assert.equal(answer.status, 400);
    assert.match(
      answer.text,
      /Write who does not agree, and from which agency Write what should happen instead/,
    );
    assert.match(answer.html, /The burns<\/textarea>/);
    assert.equal((await stages(id)).length, 0);
  });

  test('five posts raise it once', async () => {
    const { id } = await addConcern(app.database, decided);
    const browser = await app.as('screening');
    await browser.get(`/front-door/${id}/disagreement`);
    const send = () => browser.post(`/front-door/${id}/disagreement`, said);
    await Promise.all([send(), send(), send(), send(), send()]);
    assert.equal((await stages(id)).length, 1);
  });
});

describe('its way', () => {
  test('from workers to the partnership, each stage with its own clock, and then it must be settled', async () => {
    const { id, path } = await raised();
    const jonah = await app.as('decision');
    for (const next of ['between managers', 'heads of service', 'the partnership']) {
      assert.match((await jonah.get(path)).text, new RegExp(`It goes on: ${next}`));
      assert.equal((await post(jonah, path, { next: 'on', words: 'No nearer' })).status, 303);
    }
    assert.deepEqual(
      (await stages(id)).map((stage) => Object.values(stage).slice(0, 2).join(' ')),
      [
        'workers 2026-11-24 16:30:00+00',
        'managers 2026-11-25 16:30:00+00',
        'heads 2026-11-30 16:30:00+00',
        'partnership 2026-12-07 16:30:00+00',
      ],
    );
    const last = await jonah.get(path);
    assert.doesNotMatch(last.text, /It goes on/);
    const on = await post(jonah, path, { next: 'on', words: 'Further still' });
    assert.match(on.text, /This is the last stage\. Choose how it was settled/);
    const settle = { next: 'decision stands', words: 'Both chairs read the photographs' };
    assert.equal((await post(jonah, path, settle)).status, 303);
    const { text } = await jonah.get(`/front-door/${id}`);
    assert.match(
      text,
      /The decision stands , today at 10:42 by Jonah Pryce: Both chairs read the photographs/,
    );
    assert.equal((await jonah.get(path)).status, 409, 'settled for good');
  });

  test('a stage past its time shows on the record, on the desk and in the figures', async () => {
    const { id } = await raised();
    const then = app.clock.now;
    app.clock.now = Temporal.Instant.from('2026-11-25T10:00:00Z');
    const jonah = await app.as('decision');
    const late = /Between workers: 17 hours 30 minutes late/;
    assert.match((await jonah.get(`/front-door/${id}`)).text, late);
    assert.match(
      (await jonah.get('/desk')).text,
      /Waiting for a second look .*Disagreement, between workers: Oluchi/,
    );
    const figures = (await app.visitor().get('/metrics')).html;
    const counted = (await jonah.get('/desk/figures/disagreements.csv')).html;
    const elsewhere = (await (await app.as('essexDecision')).get('/desk/figures/disagreements.csv')).html;
    app.clock.now = then;
    assert.match(counted, /Between workers,0,0,[1-9]/);
    assert.match(elsewhere, /Between workers,0,0,0/, 'another area counts its own');
    assert.match(figures, /windscreen_disagreements_overdue\{stage="workers"\} [1-9]/);
  });

  test('deciding again does not settle it by itself; saying so does', async () => {
    const { id, path } = await raised();
    const jonah = await app.as('decision');
    await post(jonah, `/front-door/${id}/decision`, wholeDecision(4, 'strategy-discussion'));
    assert.equal((await jonah.get(path)).status, 200);
    const settled = await post(jonah, path, { next: 'decided again', words: 'The burns were looked at' });
    assert.equal(settled.status, 303);
    assert.match((await jonah.get(`/front-door/${id}`)).text, /It was decided again/);
  });

  test('is for deciders who hold the concern, and never for another’s disagreement', async () => {
    const { path } = await raised();
    assert.equal((await (await app.as('screening')).get(path)).status, 404);
    assert.equal((await (await app.as('essexDecision')).get(path)).status, 404);
    const other = await addConcern(app.database, decided);
    const astray = path.replace(/front-door\/[0-9a-f-]{36}/, `front-door/${other.id}`);
    assert.equal((await (await app.as('decision')).get(astray)).status, 404);
  });

  test('nothing chosen, nothing said', async () => {
    const { path } = await raised();
    assert.match(
      (await post(await app.as('decision'), path, {})).text,
      /Choose what happens with it Write what was said, and by whom/,
    );
  });
});
