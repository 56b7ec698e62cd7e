import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, ask, asked, questionsAbout } from '../../../test/support/asking.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { addConflict, asOwner, openTo } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { type SampleRole, samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const recordOf = async (id: string, as: SampleRole = 'screening') =>
  (await app.as(as)).get(`/front-door/${id}`);
const askedBy = async (id: string | undefined, as: SampleRole) => (await app.as(as)).get(`/asked/${id}`);
const told = { kind: 'told', words: 'Two calls to the address in October, both about noise.' };
const refused = { kind: 'not shared', reason: 'investigation', why: 'A court case begins on Monday.' };

describe('what an asked agency sees', () => {
  test('the question and the facts chosen, and nothing else of the concern', async () => {
    const concern = await addConcern(app.database, {
      headline: 'Bruises seen at swimming',
      children: [
        { given: 'Tia', surname: 'Marlow', born: '2012-03-03', nhsNumber: '9434765919' },
        { given: 'Zed', surname: 'Hidden' },
      ],
      addresses: [
        { words: '14 Saltings Court', postcode: 'RM17 6SL' },
        { words: '9 Secret Lane', shielded: true },
      ],
      involved: [
        { part: 'household', name: 'Dana Marlow', facts: { Relationship: 'Mother' } },
        { part: 'alleged to have caused harm', name: 'Cal Unnamed' },
      ],
      ratings: [{ rating: 'red' }],
    });
    const [person = { id: '' }] = await asOwner(app.database, (owner) =>
      owner.query<{ id: string }>(
        "select id from front_door.involved where concern_id = $1 and part = 'household'",
        [concern.id],
      ),
    );
    await ask(app, concern, [agencies.police], {
      children: [concern.children[0] ?? ''],
      shared: ['name', 'date of birth', 'address'],
      people: [person.id],
    });
    const [question] = await questionsAbout(app, concern.id, [agencies.police]);
    const { text, html } = await askedBy(question?.id, 'policeContact');
    assert.match(text, /Thurrock front door asks/);
    assert.match(text, /Have you met this family since September\?/);
    assert.match(text, /Child Tia Marlow Born 3 March 2012 Address 14 Saltings Court RM17 6SL/);
    assert.match(text, /Mother Dana Marlow/);
    assert.doesNotMatch(text, /Zed|Secret Lane|Cal Unnamed|Bruises|Found at|Owen Hale|943|TH-2026|\bRed\b/);
    assert.ok(!html.includes(concern.id), 'not even the concern’s id');
  });

  test('an address shielded since is no longer shown', async () => {
    const concern = await addConcern(app.database, { addresses: [{ words: '3 Quay Road' }] });
    await ask(app, concern, [agencies.police], { shared: ['name', 'address'] });
    const [question] = await questionsAbout(app, concern.id, [agencies.police]);
    assert.match((await askedBy(question?.id, 'policeContact')).text, /3 Quay Road/);
    await asOwner(app.database, (owner) =>
      owner.query(
        "update front_door.address set shielded = true, shielded_why = 'moved' where concern_id = $1",
        [concern.id],
      ),
    );
    assert.doesNotMatch((await askedBy(question?.id, 'policeContact')).text, /3 Quay Road/);
  });

  test('the concern itself is not there for it, on a page or in SQL; in the hub its people may read it', async () => {
    const { concern } = await asked(app, [agencies.police]);
    assert.equal((await recordOf(concern.id, 'policeContact')).status, 404);
    assert.equal((await (await app.as('policeContact')).get('/front-door')).status, 404);
    const { id, agency } = { id: samplePractitioners.policeContact.id, agency: agencies.police };
    const rows = await app.database.transaction(
      { actor: 'practitioner', now: app.clock.now, requestId: 'test', practitionerId: id, agencyId: agency },
      async (db) => [
        ...(await db.selectFrom('front_door.concern').select('id').execute()),
        ...(await db.selectFrom('front_door.child').select('id').execute()),
        ...(await db.selectFrom('front_door.sharing').select('id').execute()),
        ...(await db.selectFrom('front_door.letter').select('id').execute()),
      ],
    );
    assert.deepEqual(rows, []);
    assert.match((await recordOf(concern.id, 'police')).text, /because your agency was asked/);
  });

  test('another agency’s question is not there, nor what it said, even in the hub', async () => {
    const { concern, questions } = await asked(app, [agencies.police, agencies.health]);
    const [police, health] = questions;
    for (const as of ['healthContact', 'youthContact', 'school', 'health'] as const)
      assert.equal((await askedBy(police?.id, as)).status, 404, as);
    for (const as of ['screening', 'governance', 'administrator'] as const)
      assert.equal((await askedBy(police?.id, as)).status, 404, as);
    await post(await app.as('healthContact'), `/asked/${health?.id}`, {
      kind: 'told',
      words: 'A missed eye test.',
    });
    const inHub = await recordOf(concern.id, 'police');
    assert.equal(inHub.status, 200);
    assert.doesNotMatch(inHub.text, /missed eye test|Estuary Integrated Care Board/);
    assert.equal((await (await app.as('police')).get(`/front-door/${concern.id}/sharing`)).status, 404);
    const posted = await post(await app.as('healthContact'), `/asked/${police?.id}`, told);
    assert.equal(posted.status, 404);
  });

  test('a conflict of interest closes the question too', async () => {
    const { concern, questions } = await asked(app, [agencies.police]);
    await addConflict(app.database, 'policeContact', concern.id);
    const contact = await app.as('policeContact');
    assert.equal((await contact.get(`/asked/${questions[0]?.id}`)).status, 404);
    assert.ok(!(await contact.get('/asked')).html.includes(questions[0]?.id ?? '-'));
  });

  test('the list holds what one’s own agency was asked, and names no child', async () => {
    const { questions } = await asked(app, [agencies.youth, agencies.police]);
    const { text, html } = await (await app.as('youthContact')).get('/asked');
    assert.ok(html.includes(`/asked/${questions[0]?.id}`));
    assert.ok(!html.includes(questions[1]?.id ?? '-'));
    assert.doesNotMatch(text, /Tia|Marlow/);
    assert.match((await (await app.as('healthContact')).get('/asked?after=nonsense')).text, /Asked of us/);
  });
});

describe('what it says', () => {
  test('an answer and a refusal stand beside each other, each whole', async () => {
    const { concern, questions } = await asked(app, [agencies.police, agencies.health, agencies.youth]);
    const [police, health] = questions;
    assert.equal((await post(await app.as('policeContact'), `/asked/${police?.id}`, told)).status, 303);
    assert.equal((await post(await app.as('healthContact'), `/asked/${health?.id}`, refused)).status, 303);
    const { text } = await recordOf(concern.id);
    assert.match(text, /2 of 3 answered/);
    assert.match(
      text,
      /Told Two calls to the address in October.* Wendy Larkin, Police safeguarding desk officer/,
    );
    assert.match(
      text,
      /Not shared: It could harm an investigation or a court case A court case begins on Monday\./,
    );
    const ledger = await (await app.as('screening')).get(`/front-door/${concern.id}/sharing`);
    assert.match(ledger.text, /Estuary Police Thurrock front door as an answer what is known/);
    assert.doesNotMatch(ledger.text, /noise|Integrated Care Board Thurrock/);
  });

  test('each way of answering says what is missing, and keeps what was typed', async () => {
    const { questions } = await asked(app, [agencies.police]);
    const path = `/asked/${questions[0]?.id}`;
    const contact = await app.as('policeContact');
    assert.match((await post(contact, path, {})).text, /Choose what you can say/);
    assert.match((await post(contact, path, { kind: 'told', words: ' ' })).text, /Write what you know/);
    const seen = await post(contact, path, {
      kind: 'not shared',
      reason: '',
      why: '',
      words: 'half a sentence',
    });
    assert.equal(seen.status, 400);
    assert.match(seen.text, /Choose why you do not share it/);
    assert.match(seen.text, /Say in a sentence/);
    assert.match(seen.html, />half a sentence<\/textarea>/);
  });

  test('more is shared unasked later; a correction leaves what it corrects, struck through; nothing is edited', async () => {
    const { concern, questions } = await asked(app, [agencies.police]);
    const path = `/asked/${questions[0]?.id}`;
    const contact = await app.as('policeContact');
    await post(contact, path, told);
    await post(contact, path, { kind: 'told', words: 'A third call last night.', corrects: '' });
    const form = await contact.get(path);
    const [, first = ''] = /name="corrects" type="radio" value="([0-9a-f-]{36})"/.exec(form.html) ?? [];
    await post(contact, path, { kind: 'told', words: 'One call, not two.', corrects: first });
    const { text } = await recordOf(concern.id);
    assert.match(text, /Told more, unasked A third call last night/);
    assert.match(text, /Corrected since: Told Two calls/);
    assert.match(text, /Correction. Told One call, not two/);
    const again = await post(contact, path, { kind: 'told', words: 'No call.', corrects: first });
    assert.match(again.text, /Somebody has put that right already/);
    const change = (statement: string) =>
      app.database.transaction(
        {
          actor: 'practitioner',
          now: app.clock.now,
          requestId: 'test',
          practitionerId: samplePractitioners.policeContact.id,
          agencyId: agencies.police,
        },
        async (db) => (await import('kysely')).sql.raw(statement).execute(db),
      );
    await assert.rejects(change("update front_door.reply set words = 'nothing'"), /permission denied/);
    await assert.rejects(change('delete from front_door.reply'), /permission denied/);
    await assert.rejects(change("update front_door.question set answer = 'told'"), /permission denied/);
  });

  test('posted twice at once it stands once', async () => {
    const { questions } = await asked(app, [agencies.police]);
    const path = `/asked/${questions[0]?.id}`;
    const contact = await app.as('policeContact');
    await contact.get(path);
    const sent = await Promise.all([1, 2, 3].map(() => contact.post(path, told)));
    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303, 303],
    );
    assert.equal((await contact.get(path)).text.match(/Two calls to the address/g)?.length, 1);
  });

  test('a reply shows in the audit as the agency’s own, and opens nothing else', async () => {
    const { questions } = await asked(app, [agencies.police]);
    await post(await app.as('policeContact'), `/asked/${questions[0]?.id}`, refused);
    const rows = await asOwner(app.database, (owner) =>
      owner.query<{ action: string; basis: string }>(
        'select action, basis from audit.event where record_id = $1 order by seq',
        [questions[0]?.id],
      ),
    );
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['read', 'refuse to share'],
    );
    assert.ok(rows.every(({ basis }) => basis === 'asked'));
  });
});

test('an opening for an agency lets its hub people in and nobody else of it', async () => {
  const concern = await addConcern(app.database);
  await openTo(app.database, concern.id, { agency: agencies.police }, 'asked');
  assert.equal((await recordOf(concern.id, 'police')).status, 200);
  assert.equal((await recordOf(concern.id, 'policeContact')).status, 404);
});
