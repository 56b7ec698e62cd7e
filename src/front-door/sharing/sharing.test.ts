import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, ask, asked, chase } from '../../../test/support/asking.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { addConflict } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const across = async (query = '') => (await app.as('governance')).get(`/sharing${query}`);

test('the lead lists what was shared across the areas, by agency too: references and names of facts, no words', async () => {
  const one = await asked(app, [agencies.police, agencies.health]);
  const essex = await addConcern(app.database, { area: 'essex' });
  await ask(app, essex, [agencies.police], {}, 'essexDecision');
  const { text } = await across();
  assert.match(text, new RegExp(`${one.concern.reference}.* Estuary Integrated Care Board with a question`));
  assert.match(text, new RegExp(essex.reference));
  assert.match(text, /question, why it is asked, name, date of birth Public task/);
  assert.doesNotMatch(text, /Tia|Marlow|since September|Missing overnight/);
  const police = await across(`?agency=${agencies.police}`);
  assert.match(police.text, new RegExp(essex.reference));
  assert.doesNotMatch(police.text, /Estuary Integrated Care Board with a question/);
});

test('a restricted concern is not in it, nor one across a conflict of interest; nobody else may list it', async () => {
  const hidden = await asked(app, [agencies.school], { named: ['screening'] });
  const own = await asked(app, [agencies.school]);
  await addConflict(app.database, 'governance', own.concern.id);
  const { text } = await across(`?agency=${agencies.school}`);
  assert.doesNotMatch(text, new RegExp(`${hidden.concern.reference}|${own.concern.reference}`));
  for (const role of ['screening', 'decision', 'police', 'policeContact', 'board', 'administrator'] as const)
    assert.equal((await (await app.as(role)).get('/sharing')).status, 404, role);
});

test('handing a concern to another area stands in its ledger', async () => {
  const { id } = await addConcern(app.database, { area: null, team: sampleTeams.areaToBeFound });
  const reason = 'The child moved there last week';
  const handed = await post(await app.as('decision'), `/front-door/${id}/area`, { area: 'southend', reason });
  assert.equal(handed.status, 303, handed.text.slice(0, 900));
  const { text } = await (await app.as('southendDecision')).get(`/front-door/${id}/sharing`);
  assert.match(text, /Area to be found Southend front door by handing the record over the whole record/);
});

test('where a decision goes, and what a professional’s receipt shows from then on, stand in the ledger', async () => {
  const { id } = await addConcern(app.database);
  const hub = await app.as('decision');
  const decided = await post(hub, `/front-door/${id}/decision`, wholeDecision(4, 'assessment'));
  assert.equal(decided.status, 303, decided.text.slice(0, 900));
  const { text } = await hub.get(`/front-door/${id}/sharing`);
  assert.match(text, /Social care by handing the record over the whole record Public task/);
  assert.match(text, /Whoever told us on their receipt outcome, what was decided/);
});

test('a more urgent rating hurries the answers that are out; a late one shows in the inbox', async () => {
  const { concern, questions } = await asked(app, [agencies.police], { headline: 'Waits for the police' });
  assert.equal(questions[0]?.due_at.toString(), '2026-11-24T09:12:00Z');
  const hub = await app.as('screening');
  await post(hub, `/front-door/${concern.id}/rating`, { rating: 'red', reason: 'The father came back' });
  assert.match((await hub.get(`/front-door/${concern.id}`)).text, /Answer due today at 12:42/);
  app.clock.now = start.add({ minutes: 150 });
  await chase(app);
  const inbox = await (await app.as('screening')).get('/front-door');
  assert.match(inbox.text, /Waits for the police .*?No answer from an agency, 30 minutes late/);
  app.clock.now = start;
});

test('an agency reads how it answers; one asked in the hub is led to its question', async () => {
  const { concern, questions } = await asked(app, [agencies.police]);
  await post(await app.as('policeContact'), `/asked/${questions[0]?.id}`, { kind: 'nothing known' });
  assert.match(
    (await (await app.as('policeContact')).get('/asked')).text,
    /asked in four weeks \d+ answered in time/,
  );
  const record = await (await app.as('police')).get(`/front-door/${concern.id}`);
  assert.match(record.html, new RegExp(`href="/asked/${questions[0]?.id}"`));
});
