import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { samplePractitioners } from '../../src/partnership/index.ts';
import { atTheKeyboard, codeIn, goThrough, nothing, signedIn } from '../support/at-the-keyboard.ts';
import { type Site, startSite } from '../support/browser.ts';
import { answer, cite } from '../support/deciding.ts';
import type { Keyboard } from '../support/keyboard.ts';
import { asOwner } from '../support/openings.ts';
import { readPdf } from '../support/pdf.ts';
import { startWitness, type Witness } from '../support/witness.ts';

// One child's concern from a nursery's form at 17:10 on Christmas Eve to a family told, and everybody whose piece of
// it there is: by keyboard, with scripts off, on the clock of those days. Each test goes on where the last one ended.
let site: Site;
let witness: Witness;
let nursery: Keyboard;
let receipt = '';

before(async () => {
  site = await startSite({ now: '2026-12-24T17:10:00Z' });
  witness = await startWitness(site);
});
after(() => site?.close());

const at = (instant: string) => {
  site.app.clock.now = Temporal.Instant.from(instant);
};

const headline = 'A round bruise behind her ear, and she flinches when she is changed.';

const room = () => ({ site, witness });

async function open(me: Keyboard): Promise<void> {
  await me.follow('Front door');
  await me.follow(headline);
}

test('17:10 on Christmas Eve: a nursery raises a concern and is told who is awake', async () => {
  nursery = await atTheKeyboard(room());
  const me = nursery;
  await me.press('Tell us about a child');
  await goThrough(me, {
    'Is a child in danger right now?': () => me.choose('No, not right now'),
    'Who are you?': () => me.choose('Someone who works or helps with children, families or the public'),
    'Where do you work or volunteer?': () => me.choose('Nursery, childminder or children’s centre'),
    'Your details': () =>
      me.fill({
        'Full name': 'Nell Farrow',
        Role: 'Room leader',
        Organisation: 'Little Otters Nursery',
        'Work phone number': '01375 000 222',
        'Work email address': 'nell@littleotters.example',
      }),
    'Which child are you worried about?': async () => {
      await me.fill({ 'First name': 'Posy', 'Last name': 'Marsh' });
      await me.choose('Yes');
      await me.fill(
        { Day: '9', Month: '2', Year: '2023' },
        me.page.getByRole('group', { name: 'Date of birth', exact: true }),
      );
    },
    'Where does the child live?': () => me.fill({ Address: '4 Creek Row', Postcode: 'RM17 6SL' }),
    'Language, background and needs': nothing,
    'Numbers and services': nothing,
    'Are you worried about another child?': () => me.choose('No'),
    'In which area is the child’s home?': () => me.choose('Thurrock'),
    'What is your concern?': async () => {
      await me.type('What has happened, and what worries you?', headline);
      await me.tick('I saw or heard it myself');
    },
    'The child now': () => me.choose('I am not sure'),
  });
  await goThrough(me, {
    'What might happen if nothing changes?': async () => {
      await me.choose('Level 4: urgent help or protection');
    },
    'Who lives with the child?': nothing,
    'Who else matters to the child?': nothing,
    'Who else works with the family?': nothing,
    'Is anyone said to have caused harm?': nothing,
    'The child’s life as you know it': nothing,
    'Does any of this affect the family?': nothing,
    'What has been tried?': nothing,
    'What does the child say?': () => me.choose('No'),
    'Consent to share information': () => me.choose('They were not asked'),
    'Sharing without consent': async () => {
      await me.choose('There is a clear child protection concern');
      await me.type('Your reasons', 'An injury that nobody explains.');
    },
    'Agreement to help': () => me.choose('They were not asked'),
    'Do the parents know that you are raising this?': async () => {
      await me.choose('No');
      await me.type('If not, why not? If so, what did they say?', 'We do not know who hurt her.');
    },
  });
  assert.equal(await me.heading(), 'Is this right?');
  await me.press('Send');
  assert.equal(await me.heading(), 'Thank you. The hub has it.');
  const thanks = await me.reads();
  receipt = codeIn(thanks);
  assert.match(thanks, /The day team is not at work\. .* 09:00 on Tuesday 29 December 2026\./);
});

test('17:40: the duty team reads it, rates it and writes down what was done at once', async () => {
  at('2026-12-24T17:40:00Z');
  const imogen = await signedIn(room(), 'duty');
  await open(imogen);
  await imogen.follow('Rate');
  await imogen.choose('Amber');
  await imogen.type('Why', 'An injury without an account of it. She is safe with her aunt tonight.');
  await imogen.press('Save the rating');
  await imogen.follow('Record immediate action');
  await imogen.choose('Taken to a safe place, or kept in one, by agreement');
  await imogen.type('What exactly, and where the child is now', 'Her aunt has her until Tuesday.');
  await imogen.type('By whom', 'Imogen Salt, emergency duty team, with her mother’s agreement');
  await imogen.press('Keep it');
  assert.match(await imogen.reads(), /Her aunt has her until Tuesday\./);
  await imogen.follow('Hand over to the day team');
  await imogen.type(
    'What happened, where the child is, and what the day team must do',
    'With her aunt. See her on Tuesday, and ask police and the health visitor.',
  );
  await imogen.press('Leave it for them');
  assert.match(await imogen.reads(), /To be read by the day team\./);
});

test('Tuesday 09:05: the hub asks three agencies', async () => {
  at('2026-12-29T09:05:00Z');
  const amara = await signedIn(room(), 'screening');
  await open(amara);
  assert.match(
    await amara.reads(),
    /Decide by 16:30 today .* What happened overnight To be read by the day team\./,
  );
  await amara.follow('Acknowledge it');
  await amara.press('I have read it and take it on from here');
  assert.doesNotMatch(await amara.reads(), /To be read by the day team/);
  await amara.follow('Ask agencies');
  await amara.tick('Creekside Youth Trust', 'Estuary Integrated Care Board', 'Estuary Police');
  await amara.type('What do you want to know?', 'Have you seen this child hurt, and who looks after her?');
  await amara.type('Why you ask', 'A bruise that nobody explains.');
  await amara.choose('Public task: safeguarding and promoting the child’s welfare');
  await amara.press('Ask them');
  assert.match(await amara.reads(), /0 of 3 answered/);
  await site.app.settled();
});

test('police answer, the nurse refuses and says why', async () => {
  at('2026-12-29T10:00:00Z');
  const wendy = await signedIn(room(), 'policeContact');
  await wendy.follow('Asked of us');
  await wendy.follow(/^Question/);
  assert.doesNotMatch(await wendy.page.content(), /bruise behind her ear|Nell Farrow/);
  await wendy.choose('We know something');
  await wendy.type('What you know', 'Called to 4 Creek Row twice in November: shouting, a child crying.');
  await wendy.press('Send the answer');
  const bram = await signedIn(room(), 'healthContact');
  await bram.follow('Asked of us');
  await bram.follow(/^Question/);
  await bram.choose('We do not share it');
  await bram.choose('It could harm an investigation or a court case');
  await bram.type('In your words', 'The records are before a court. Ask the named doctor.');
  await bram.press('Send the answer');
  assert.match(await bram.reads(), /Not shared: It could harm an investigation/);
});

test('15:50: the third has said nothing and was reminded by itself', async () => {
  at('2026-12-29T15:50:00Z');
  await site.app.settled();
  const jonah = await signedIn(room(), 'decision');
  await open(jonah);
  const record = await jonah.reads();
  assert.match(record, /2 of 3 answered, 1 late/);
  assert.match(record, /Called to 4 Creek Row twice .* Wendy Larkin/);
  assert.match(record, /Creekside Youth Trust No answer yet, 45 minutes late/);
});

test('16:00: one decides and cites the signs of need, and a second person agrees', async () => {
  at('2026-12-29T16:00:00Z');
  await asOwner(site.app.database, (owner) =>
    owner.exec(`insert into partnership.policy (name, area, value, effective_from, source, certainty) values
      ('second:level-4', 'thurrock', '{"levels":[4],"outcomes":null,"ratings":null,"says":"level 4 is decided by two people here"}',
       '2019-01-01', 'This test', 'L')`),
  );
  const jonah = await signedIn(room(), 'decision');
  await open(jonah);
  await jonah.follow('Decide');
  await jonah.choose('Level 4');
  await cite(jonah, 'does not explain', 'Has an injury that the account given does not explain Tier 4');
  await answer(jonah, 'Must the child be protected at once?', 'No');
  await answer(jonah, 'Is this a child in need, to be assessed?', 'Yes');
  await answer(jonah, 'Is there reasonable cause to suspect significant harm?', 'No');
  await jonah.choose('Child and family assessment (section 17)');
  await jonah.type(
    'Your reasons',
    'An injury without an account of it, and two calls to the home in a month.',
  );
  await jonah.type(
    'What else you considered',
    'A strategy discussion; police and we agree that she is safe.',
  );
  await jonah.type(
    'What Nell Farrow is told',
    'A social worker sees the family this week. Ring us if you see more.',
  );
  await jonah.press('Save the decision');
  assert.match(await jonah.reads(), /A decision waits for a second person\. You put it forward/);
  const winifred = await signedIn(room(), 'second');
  await open(winifred);
  await winifred.follow('Agree, or send it back');
  await winifred.choose('I agree');
  await winifred.press('Save your answer');
  const decided = await winifred.reads();
  assert.match(decided, /Has an injury that the account given does not explain/);
  assert.match(decided, /Jonah Pryce/);
  assert.match(decided, /Winifred Achebe/);
});

test('16:10: whoever told us and the family are told, and the nursery reads it', async () => {
  at('2026-12-29T16:10:00Z');
  const jonah = await signedIn(room(), 'decision');
  await jonah.page.goto('/to-tell');
  for (const who of ['The family', 'Whoever told us'])
    assert.ok((await jonah.reads()).includes(`tomorrow at 16:00 ${who} Posy M., 3`), who);
  await jonah.follow('Front door');
  await jonah.follow('Decided');
  await jonah.follow(headline);
  await jonah.follow('Tell the referrer');
  await jonah.press('Tell them, or record it');
  await site.app.settled();
  await jonah.follow('Tell the family');
  await jonah.type('Who is told?', 'Dawn Marsh, her mother');
  await jonah.choose('In person, and I have');
  await jonah.press('Tell them, or record it');
  const record = await jonah.reads();
  assert.match(record, /Whoever told us Told today at 16:10, in time By message: sent/);
  assert.match(record, /The family Told today at 16:10, in time In person/);
  await nursery.page.goto('/receipt?other=yes');
  await nursery.type('What is your code?', receipt);
  await nursery.press('Look');
  assert.equal(await nursery.heading(), 'We have decided');
  assert.match(await nursery.reads(), /A social worker sees the family this week\./);
  assert.doesNotMatch(await nursery.page.content(), /Posy|Marsh|Creek Row/);
});

test('17:00: the record says who looked, and the bundle when each clock ran', async () => {
  at('2026-12-29T17:00:00Z');
  const jonah = await signedIn(room(), 'decision');
  await jonah.follow('Front door');
  await jonah.follow('Decided');
  await jonah.follow(headline);
  const record = await jonah.reads();
  for (const looked of ['decision', 'second', 'screening', 'duty'] as const)
    assert.ok(record.split('Who has looked')[1]?.includes(samplePractitioners[looked].name), looked);
  await jonah.follow('Bundle for a meeting');
  await jonah.type('For which meeting?', 'The first visit');
  for (const box of await jonah.page.getByRole('checkbox').all())
    if (!(await box.isChecked())) {
      await jonah.to(box);
      await jonah.page.keyboard.press('Space');
    }
  await jonah.to(jonah.page.getByRole('button', { name: 'Make the PDF' }));
  const [download] = await Promise.all([
    jonah.page.waitForEvent('download'),
    jonah.page.keyboard.press('Enter'),
  ]);
  const { pages, text, tags } = readPdf(await readFile(await download.path()));
  assert.ok(pages.length > 2 && tags.H1);
  for (const told of [
    /Printed by Jonah Pryce/,
    /Called to 4 Creek Row twice in November/,
    /The records are before a court/,
    /Has an injury that the account given does not explain/,
    /Winifred Achebe/,
    /Clocks and history .*Amber/,
    /Who has looked .*Imogen Salt/,
  ])
    assert.match(text, told);
  assert.match(text.replace(pages[0] ?? '', ''), /Page 2 of/i);
});

test('nothing was wrong with any page on the way', async () => {
  assert.deepEqual(await witness.findings(), []);
  assert.ok(witness.count() > 50);
});
