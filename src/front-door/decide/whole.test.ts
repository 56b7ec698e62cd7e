import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern, type TestConcern } from '../../../test/support/concerns.ts';
import { SIGN_AT, wholeDecision } from '../../../test/support/decision.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import type { SampleRole } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

type Fields = Record<string, string | readonly string[]>;

async function decide(fields: Fields, given: TestConcern = {}, as: SampleRole = 'decision') {
  const concern = await addConcern(app.database, given);
  const browser = await app.as(as);
  const answer = await post(browser, `/front-door/${concern.id}/decision`, fields);
  return { answer, browser, id: concern.id };
}

const kept = (id: string) =>
  asOwner(app.database, async (owner) => {
    const [row] = await owner.query<Record<string, unknown>>(
      'select * from front_door.decision where concern_id = $1 order by seq desc limit 1',
      [id],
    );
    return row;
  });

describe('what a decision rests on', () => {
  test('is cited by code and edition, and read on the record with the five answers and what else was weighed', async () => {
    const { answer, browser, id } = await decide({
      ...wholeDecision(3, 'assessment', { services: 'Parenting support', specialist: 'Hearing' }),
      cited: ['D24', 'P26', 'O21'],
    });
    assert.equal(answer.status, 303, answer.text);
    const row = await kept(id);
    assert.deepEqual([row?.edition, row?.cited], ['thurrock-2026', ['D24', 'P26', 'O21']]);
    const { text } = await browser.get(`/front-door/${id}`);
    assert.match(
      text,
      /It rests on Level 3 Is missing school for weeks, or has no school place The child’s development, D24 Level 3 Care has been poor .* Parenting, P26 Level 3 Is bullied online .* Life online, O21/,
    );
    assert.match(
      text,
      /Goes to Social care Protect at once No Services needed Parenting support Child in need \(section 17\) Yes Reasonable cause \(section 47\) No Specialist assessment Hearing Also considered:/,
    );
  });

  test('later readers see the words then in force, and what changed since', async () => {
    const then = app.clock.now;
    app.clock.now = Temporal.Instant.from('2026-03-10T10:00:00Z');
    const { answer, browser, id } = await decide(
      { ...wholeDecision(4, 'strategy-discussion'), cited: ['D38', 'P44'] },
      { received: '2026-03-10T09:00:00Z' },
    );
    assert.equal(answer.status, 303, answer.text);
    const before = await browser.get(`/front-door/${id}`);
    assert.doesNotMatch(before.text, /worded differently/);
    app.clock.now = then;
    const { text } = await (await app.as('decision')).get(`/front-door/${id}`);
    assert.match(
      text,
      /Level 4 Is being sexually exploited .*D38 Since Wednesday 1 April 2026 worded differently: “Is being sexually or criminally exploited/,
    );
    assert.match(text, /Is a parent on their own .*P44 No longer an indicator since Wednesday 1 April 2026/);
  });

  test('must be there, of the level decided, and of the area’s edition', async () => {
    const none = await decide({ ...wholeDecision(3, 'assessment'), cited: [] });
    assert.equal(none.answer.status, 400);
    assert.match(none.answer.text, /Choose the signs of need that the decision rests on/);
    const other = await decide({ ...wholeDecision(3, 'assessment'), cited: SIGN_AT[1] });
    assert.match(other.answer.text, /None of the signs you chose is of level 3/);
    const foreign = await decide(
      { ...wholeDecision(3, 'early-help'), destination: 'family-solutions', cited: ['O21'] },
      { area: 'essex' },
      'essexDecision',
    );
    assert.match(foreign.answer.text, /Choose the signs of need/, 'Essex has no signs of life online');
  });

  test('is looked for without a script, and nothing typed is lost or saved', async () => {
    const looked = await decide({
      level: '3',
      reason: 'A reason not yet finished',
      cited: ['D24'],
      'cited-words': 'school',
      'cited-level': '2',
      press: 'find',
    });
    assert.equal(looked.answer.status, 200);
    assert.doesNotMatch(looked.answer.text, /There is a problem/);
    assert.match(looked.answer.text, /Chosen: 1 .*Found: 2 .*Has a special educational need|Found: 1/);
    assert.match(looked.answer.html, /A reason not yet finished<\/textarea>/);
    assert.match(looked.answer.html, /value="D24" checked/);
    assert.equal(await kept(looked.id), undefined);
  });
});

describe('answers that speak against each other', () => {
  const cases: [name: string, fields: Fields, says: RegExp][] = [
    [
      'a child to protect, and nothing done',
      wholeDecision(2, 'information-and-advice', { protection: 'yes' }),
      /The child must be protected at once: Information and advice does not do that/,
    ],
    [
      'a child in need, and nothing done',
      wholeDecision(1, 'no-further-action', { section17: 'yes' }),
      /A child in need is to be assessed/,
    ],
    [
      'an assessment of a child not in need',
      wholeDecision(3, 'assessment', { section17: 'no' }),
      /is for a child in need: answer yes, or change what happens/,
    ],
    [
      'reasonable cause, and early help',
      wholeDecision(2, 'early-help', { section47: 'yes' }),
      /Reasonable cause to suspect significant harm: Early help is not enough/,
    ],
    [
      'a strategy discussion without reasonable cause',
      wholeDecision(4, 'strategy-discussion', { section47: 'no' }),
      /needs reasonable cause/,
    ],
    [
      'signposting to nobody',
      wholeDecision(2, 'information-and-advice', { destination: 'signpost' }),
      /Write which services the family is pointed to/,
    ],
    [
      'an assessment that goes to early help',
      wholeDecision(3, 'assessment', { destination: 'early-help', agreed: 'yes' }),
      /Assessment \(section 17\) does not go there here/,
    ],
    [
      'early help with several ways and none chosen',
      wholeDecision(2, 'early-help', { destination: '' }),
      /Choose where it goes/,
    ],
  ];
  for (const [name, fields, says] of cases)
    test(name, async () => {
      const { answer, id } = await decide(fields);
      assert.equal(answer.status, 400);
      assert.match(answer.text, says);
      assert.equal(await kept(id), undefined);
    });
});

describe('where it goes', () => {
  test('social care without being asked, where the outcome leaves no choice', async () => {
    const { id } = await decide(wholeDecision(4, 'assessment'));
    assert.equal((await kept(id))?.destination, 'social-care');
  });

  test('to services, named', async () => {
    const { browser, id } = await decide(
      wholeDecision(2, 'information-and-advice', {
        destination: 'signpost',
        signposted: 'Toy library, Grays',
      }),
    );
    const row = await kept(id);
    assert.deepEqual([row?.destination, row?.signposted], ['signpost', 'Toy library, Grays']);
    assert.match(
      (await browser.get(`/front-door/${id}`)).text,
      /Goes to Signposted to services Services Toy library, Grays/,
    );
  });

  test('ways differ by area: Family Solutions in Essex, prevention and support in Thurrock', async () => {
    const form = async (area: string, as: SampleRole) => {
      const concern = await addConcern(app.database, { area });
      return (await (await app.as(as)).get(`/front-door/${concern.id}/decision`)).html;
    };
    const essex = await form('essex', 'essexDecision');
    assert.match(essex, /value="family-solutions"/);
    assert.doesNotMatch(essex, /value="(prevention-and-support|troubled-families)"/);
    const thurrock = await form('thurrock', 'decision');
    assert.match(thurrock, /value="prevention-and-support"/);
    assert.doesNotMatch(thurrock, /value="family-solutions"/);
    const forged = await decide(wholeDecision(3, 'early-help', { destination: 'family-solutions' }));
    assert.match(forged.answer.text, /Early help does not go there here/);
  });

  test('every early way needs the family’s agreement; social care does not', async () => {
    for (const destination of ['early-help', 'prevention-and-support', 'troubled-families']) {
      const form = { ...wholeDecision(3, 'early-help', { destination, assessment: 'CA-1', agreed: 'no' }) };
      assert.match((await decide(form)).answer.text, /needs the family’s agreement/, destination);
      const { id } = await decide({ ...form, agreed: 'yes' });
      assert.equal((await kept(id))?.family_agreed, true);
    }
    const { id } = await decide(wholeDecision(3, 'assessment'));
    assert.equal((await kept(id))?.family_agreed, null);
  });

  test('troubled families support only with a completed common assessment', async () => {
    const form = wholeDecision(3, 'early-help', { destination: 'troubled-families' });
    assert.match((await decide(form)).answer.text, /Name the completed common assessment/);
    const { id } = await decide({ ...form, assessment: 'CA 117, with Saltmarsh Primary' });
    assert.equal((await kept(id))?.assessment, 'CA 117, with Saltmarsh Primary');
    const { id: plain } = await decide({
      ...form,
      destination: 'early-help',
      assessment: 'Typed and then hidden',
    });
    assert.equal((await kept(plain))?.assessment, '', 'other ways ask for none');
  });
});
