import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, ask, questionsAbout } from '../../../test/support/asking.ts';
import { type AddedConcern, addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { downloadPdf } from '../../../test/support/download.ts';
import { post } from '../../../test/support/post.ts';
import { discussed } from '../../../test/support/triage-forms.ts';

/** One child's concern from the agencies' answers to a decision, as the meeting gets it on paper. */
let app: TestApp;
let concern: AddedConcern;
before(async () => {
  app = await startTestApp();
  concern = await addConcern(app.database, { ratings: [{ rating: 'red' }] });
  await ask(app, concern, [agencies.police, agencies.health, agencies.youth]);
  const asked = await questionsAbout(app, concern.id, [agencies.police, agencies.health]);
  const words = 'Two call-outs in October, #both at night.';
  await post(await app.as('policeContact'), `/asked/${asked[0]?.id}`, { kind: 'told', words });
  const refusal = { kind: 'not shared', reason: 'law', why: 'A court order forbids it.' };
  await post(await app.as('healthContact'), `/asked/${asked[1]?.id}`, refusal);
  app.clock.now = app.clock.now.add({ hours: 5 });
  const jonah = await app.as('decision');
  const late = 'One agency had not answered yet';
  const decided = await post(jonah, `/front-door/${concern.id}/decision`, {
    ...wholeDecision(3, 'assessment'),
    late,
  });
  assert.equal(decided.status, 303, decided.text);
});
after(() => app.close());

const bundle = async (parts: readonly string[]) => {
  const jonah = await app.as('decision');
  const sent = await post(jonah, `/front-door/${concern.id}/bundle`, { purpose: 'Meeting', parts });
  assert.equal(sent.status, 303);
  return (await downloadPdf(app, jonah, sent.location ?? '')).text;
};

test('a bundle has what each agency said, refused and left unsaid, in its own words', async () => {
  const text = await bundle(['replies']);
  assert.match(text, /Estuary Police Asked .*Told us Two call-outs in October, #both at night\./);
  assert.match(text, /Not shared: .*A court order forbids it\./);
  assert.match(text, /Creekside Youth Trust .*No answer\. It was due/);
  assert.doesNotMatch(text, /Decision Level 3/);
});

test('a bundle has the decision with what it rests on and the five answers', async () => {
  const text = await bundle(['decisions']);
  assert.match(text, /Level 3, Assessment \(section 17\) Decided .* by Jonah Pryce/);
  assert.match(text, /It rests on • Level 3: /);
  assert.match(text, /Child in need \(section 17\) Yes/);
});

test('a bundle says who was told and who is still to be', async () => {
  assert.match(await bundle(['tellings']), /Who was told Whoever told us .*(Still to be told, by|Told)/);
});

test('a bundle has who was at the strategy discussion, what was agreed, and who does what by when', async () => {
  const { id, browser } = await discussed(app);
  const sent = await post(browser, `/front-door/${id}/bundle`, { purpose: 'Meeting', parts: ['met'] });
  const { text } = await downloadPdf(app, browser, sent.location ?? '');
  assert.match(
    text,
    /Strategy discussion Held .*Agreed She is seen today, alone Enquiry A section 47 enquiry/,
  );
  assert.match(text, /Who was there Name Role Agency Jonah Pryce Team manager Thurrock/);
  assert.match(text, /Who does what by when .*See her at home Bola Nash .*Not yet/);
});

test('parts of which there is nothing say so or are left out', async () => {
  const other = await addConcern(app.database);
  const jonah = await app.as('decision');
  const parts = ['decisions', 'ratings', 'met', 'replies', 'tellings', 'history', 'lookers'];
  const sent = await post(jonah, `/front-door/${other.id}/bundle`, { purpose: 'Meeting', parts });
  const { text } = await downloadPdf(app, jonah, sent.location ?? '');
  assert.match(text, /Nothing is decided yet\. .*Nobody has rated it yet\. .*No agency was asked\./);
  assert.doesNotMatch(text, /Strategy discussion|Who was told/);
});
