import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { type AddedConcern, addConcern } from '../../../test/support/concerns.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import type { SampleRole } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const audited = (person: SampleRole, id: string) => lastAudited(app.database, person, id);
const see = async (person: SampleRole, { id }: { id: string }) =>
  (await app.as(person)).get(`/front-door/${id}`);

const tia = { given: 'Tia', surname: 'Marlow', born: '2012-03-03', nhsNumber: '9434765919' };

describe('what it shows', () => {
  let concern: AddedConcern;
  before(async () => {
    concern = await addConcern(app.database, {
      children: [{ ...tia, facts: { School: 'Saltmarsh Academy', GP: 'Dr Penn' } }],
      told: {
        version: 1,
        parts: [
          {
            heading: 'What happened',
            lines: [
              {
                label: 'What happened',
                words: ['Found at 05:50 with a man she calls her boyfriend. '.repeat(3)],
              },
              { label: 'Where is the child now?', words: ['With her <grandmother>'] },
              { label: 'What did the child say, in their own words?', words: ['“I’m not a baby.”'] },
            ],
          },
          {
            heading: 'Parenting',
            lines: [{ label: 'What carers can do', words: ['Rang the police herself'] }],
          },
        ],
        sharing: {
          consent: 'refused',
          exception: 'RISK_BY_ASKING',
          rationale: 'The man is known to the family',
        },
        parentsInformed: 'no',
      },
      involved: [{ part: 'household', name: 'Dana Marlow', facts: { Relationship: 'Mother' } }],
      addresses: [{ words: '14 Saltings Court', postcode: 'RM17 6SL' }],
      referrer: { name: 'Sergeant Owen Hale', agency: 'Estuary Police', phone: '01375 000 111' },
      ratings: [
        { rating: 'amber', at: '2026-11-23T08:50:00Z', reason: 'Found safe and with family' },
        { rating: 'red', at: '2026-11-23T09:10:00Z', reason: 'The address is linked to two others' },
      ],
    });
  });

  test('who and what, its rating, reference, sender and time', async () => {
    const seen = await see('decision', concern);
    assert.equal(seen.status, 200);
    assert.match(seen.text, /Tia M\., 14: Missing overnight Red/);
    assert.match(
      seen.text,
      new RegExp(`${concern.reference} from Estuary Police, today at 08:31 consent refused`),
    );
    assert.equal(seen.title, `${concern.reference}, front door - Windscreen`, 'no child in the tab');
  });

  test('the clock in words, with the rule, its version and source', async () => {
    const { text } = await see('decision', concern);
    assert.match(
      text,
      /Decide by 12:31 today \(1 hour 49 minutes\)\. Red: 4 hours, runs through closing time\./,
    );
    assert.match(text, /Which rule\?.*Version: thurrock 1.*Oxfordshire/);
    assert.match(text, /Version: national 1.*Working Together/);
  });

  test('the whole account in the order told, the child’s words apart, nothing of it as markup', async () => {
    const { html, text } = await see('decision', concern);
    assert.match(
      text,
      /What we were told What happened Found at 05:50.*Where is the child now\? With her <grandmother>/,
    );
    assert.match(html, /<blockquote class="ws-voice"><p>“I’m not a baby\.”<\/p><\/blockquote>/);
    assert.match(text, /Parenting What carers can do Rang the police herself/);
    assert.ok(
      text.indexOf('School Saltmarsh Academy') < text.indexOf('GP Dr Penn'),
      'facts in the order asked',
    );
  });

  test('child, household, referrer, sharing and what the front door did', async () => {
    const { text } = await see('decision', concern);
    assert.match(text, /Born 3 March 2012 \(14 years\) NHS number 943 476 5919/);
    assert.match(text, /14 Saltings Court RM17 6SL/);
    assert.match(text, /Lives with the child Dana Marlow Relationship: Mother/);
    assert.match(text, /Consent to share Refused Shared without it because Asking could put/);
    assert.match(text, /Parents told No/);
    assert.match(text, /Rated Amber .* Found safe and with family Rated Red instead .* linked to two others/);
    assert.match(text, /Sergeant Owen Hale/);
  });

  test('what is past its time says so', async () => {
    app.clock.now = Temporal.Instant.from('2026-11-23T13:43:00Z');
    const { text } = await see('decision', concern);
    app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
    assert.match(text, /1 hour 12 minutes late Was due 12:31 today\..*will need a reason for the delay/);
  });

  test('a referrer whose phone is not safe is not offered to be rung', async () => {
    const unsafe = await addConcern(app.database, {
      raisedBy: 'public',
      referrer: { name: 'Jo', phone: '07700 900 982' },
    });
    const { html, text } = await see('screening', unsafe);
    assert.match(text, /07700 900 982 Not safe to use/);
    assert.doesNotMatch(html, /tel:07700900982/);
  });

  test('a superseded decision is struck through and readable', async () => {
    const twice = await addConcern(app.database, {
      decision: {
        at: '2026-11-23T09:00:00Z',
        level: 1,
        outcome: 'no-further-action',
        reason: 'Known and safe',
      },
    });
    await asOwner(app.database, (owner) =>
      owner.query(
        `insert into front_door.decision (concern_id, level, outcome, reason, for_referrer, decided_by, decided_by_name,
           decided_at, supersedes) select concern_id, 4, 'strategy-discussion', 'A new injury', 'We meet', decided_by,
           decided_by_name, decided_at + interval '1 hour', id from front_door.decision where concern_id = $1`,
        [twice.id],
      ),
    );
    const { html, text } = await see('decision', twice);
    assert.match(text, /Superseded: Level 1 No further action .* Known and safe/);
    assert.match(html, /<s class="ws-superseded">/);
    assert.match(text, /Level 4 Strategy discussion \(section 47\) decided today at 10:00 by Jonah Pryce/);
  });

  test('it is light', async () => {
    const { html } = await see('decision', concern);
    assert.ok(Buffer.byteLength(html) < 40_000, `${Buffer.byteLength(html)} bytes`);
  });
});

describe('is this child known?', () => {
  const child = { given: 'Catherine', surname: 'Stephens', born: '2015-02-01', nhsNumber: '4505577104' };
  let concern: AddedConcern;
  let earlier: AddedConcern;
  let essex: AddedConcern;
  before(async () => {
    const at = '2026-03-01T10:00:00Z';
    earlier = await addConcern(app.database, {
      children: [child],
      received: at,
      headline: 'Earlier worry',
      decision: { at: '2026-03-02T10:00:00Z', level: 2, outcome: 'early-help' },
    });
    const like = { given: 'Kathryn', surname: 'Stevens', born: '2015-02-01' };
    await addConcern(app.database, { children: [like], received: at, headline: 'Sounds like her' });
    essex = await addConcern(app.database, {
      children: [child],
      received: at,
      area: 'essex',
      headline: 'In Essex',
    });
    await addConcern(app.database, {
      children: [child],
      area: 'essex',
      named: ['essexDecision'],
      headline: 'Secret',
    });
    const own = await addConcern(app.database, { children: [child], area: 'essex', headline: 'A relative' });
    await addConflict(app.database, 'screening', own.id);
    concern = await addConcern(app.database, { children: [child] });
  });

  test('what one may see, how sure it is, and the story so far', async () => {
    const { html, text } = await see('screening', concern);
    assert.match(
      text,
      /Very likely Catherine Stephens , born 1 February 2015\. Same NHS number, name and date/,
    );
    assert.match(
      text,
      /Possibly Kathryn Stevens , born 1 February 2015\. Sounds alike, same date of birth\./,
    );
    assert.match(html, new RegExp(`href="/front-door/${earlier.id}">Earlier worry`));
    assert.match(text, /Story so far Earlier worry .* Level 2: Early help .*This concern today/);
  });

  test('what is hidden shows as the name here, an age and who holds it, and no more', async () => {
    const { text } = await see('screening', concern);
    assert.match(
      text,
      /Catherine Stephens , 11 years\. Same NHS number\. Essex front door holds a concern that is not open/,
    );
    assert.equal(text.match(/holds a concern that is not open/g)?.length, 1, 'one stub');
    assert.doesNotMatch(text, /In Essex|Secret|A relative/);
  });

  test('the audit names every record that was named', async () => {
    await see('screening', concern);
    const { shown } = (await audited('screening', concern.id)) ?? {};
    assert.ok(shown?.includes(earlier.id) && shown.includes(essex.id));
    assert.equal(shown?.length, 3);
  });

  test('a child nobody knows', async () => {
    const unknown = await addConcern(app.database, {
      children: [{ given: 'New', surname: 'Child', born: '2020-01-01' }],
    });
    assert.match(
      (await see('screening', unknown)).text,
      /No other concern you may see has the same NHS number/,
    );
  });
});
