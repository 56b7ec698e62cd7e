import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atTheKeyboard, codeIn, goThrough, nothing, signedIn } from '../support/at-the-keyboard.ts';
import { leaving, type Site, startSite } from '../support/browser.ts';
import { answer, answerFive, cite } from '../support/deciding.ts';
import { Keyboard } from '../support/keyboard.ts';
import { startWitness, type Witness } from '../support/witness.ts';

// One concern's way from the first page to its answer, for two people who spoke up and two who decide: by keyboard,
// with scripts off. Each test goes on where the one before it ended.
let site: Site;
let witness: Witness;
let neighbour: Keyboard;
let lead: Keyboard;
const codes = { neighbour: '', school: '' };

before(async () => {
  site = await startSite();
  witness = await startWitness(site);
});
after(() => site?.close());

test('a neighbour begins, is told what is missing, and takes the code to another browser', async () => {
  const first = await atTheKeyboard({ site, witness });
  await first.press('Tell us about a child');
  await goThrough(first, {
    'Is a child in danger right now?': () => first.choose('No, not right now'),
    'Who are you?': () => first.choose('A parent, neighbour, friend or anyone else'),
    'What are you worried about?': nothing,
  });
  assert.match(await first.reads(), /There is a problem Tell us what you are worried about/);
  const [ask, told] = ['What are you worried about?', 'A little boy next door cries at night.'];
  await first.type(ask, told);
  await first.press('Save and come back later');
  const code = codeIn(await first.reads());

  neighbour = await atTheKeyboard({ site, witness });
  await neighbour.press('Tell us about a child');
  await neighbour.follow('I have a code to come back');
  await neighbour.type('What is your code?', code.toLowerCase().replaceAll('-', ' '));
  await neighbour.press('Come back');
  assert.equal(await neighbour.page.getByLabel(ask).inputValue(), told);
});

test('the neighbour goes on there without a name, and gets a code', async () => {
  const me = neighbour;
  await goThrough(me, {
    'What are you worried about?': nothing,
    'When did it happen?': () => me.type('Day and time', 'Most nights'),
    'How do you know?': () => me.choose('I saw or heard it at or near the home'),
    'Who is the child?': async () => {
      await me.fill({ 'First name': 'Leon', 'Last name': 'Ashby', Age: '4' });
      await me.choose('Boy');
    },
    'Are you worried about one more child?': () => me.choose('No'),
    'Where does the child live?': async () => {
      await me.choose('Thurrock');
      await me.fill({ 'Address, if you know it': '12 Quayside', 'Postcode, if you know it': 'RM17 6SL' });
    },
    'Where is the child now?': nothing,
    'Is there someone who may be causing the harm?': nothing,
    'Do you want to give your name?': () => me.choose('No, I want to stay anonymous'),
  });
  assert.equal(await me.heading(), 'Is this right?');
  await me.press('Send');
  assert.equal(await me.heading(), 'Thank you. We have it.');
  codes.neighbour = codeIn(await me.reads());
});

const secret = /Leon|Ashby|Quayside|cries|nights|[A-Z0-9]{4}(-[A-Z0-9]{4}){3}/;

test('after leaving, Back shows nothing of what was told, nor the code', async () => {
  const out = neighbour.page.getByRole('button', { name: 'Leave this site' });
  await neighbour.to(out);
  await leaving(neighbour.page, () => neighbour.page.keyboard.press('Enter'));
  for (let back = 0; new URL(neighbour.page.url()).pathname !== '/'; back += 1) {
    assert.ok(back < 30);
    await neighbour.back();
    assert.doesNotMatch(await neighbour.page.content(), secret, neighbour.page.url());
  }
});

test('the same with scripts on, before anything was sent, when Shift is pressed three times', async () => {
  const page = await site.window();
  const child = new Keyboard(page);
  await page.goto('/worried');
  await goThrough(child, {
    'Is a child in danger right now?': () => child.choose('No, not right now'),
    'Who are you?': () => child.choose('A child or young person. This is about me'),
    'What is going on?': () => child.type('What is going on?', 'My step-dad cries at nights.'),
  });
  for (let n = 0; n < 2; n += 1) await page.keyboard.press('Shift');
  await leaving(page, () => page.keyboard.press('Shift'));
  for (let n = 0; n < 3; n += 1) {
    await child.back();
    assert.doesNotMatch(await page.content(), secret, page.url());
  }
  // Whoever presses Back is sent to the same place again, which no test can reach.
  await page.waitForURL('chrome-error://**');
});

test('a school without consent raises two children, the address of one of them shielded', async () => {
  lead = await signedIn({ site, witness }, 'school');
  const me = lead;
  await me.page.goto('/');
  await me.press('Tell us about a child');
  const born = (year: string) =>
    me.fill(
      { Day: '3', Month: '4', Year: year },
      me.page.getByRole('group', { name: 'Date of birth', exact: true }),
    );
  const child = async (given: string, year: string) => {
    await me.fill({ 'First name': given, 'Last name': 'Bello' });
    await me.choose('Yes');
    await born(year);
  };
  await goThrough(me, {
    'Is a child in danger right now?': () => me.choose('No, not right now'),
    'Who are you?': () => me.choose('Someone who works or helps with children, families or the public'),
    'Where do you work or volunteer?': () => me.choose('School or college'),
    'Your details': () => me.type('Work phone number', '01375 000 111'),
    'Which child are you worried about?': () => child('Ayo', '2019'),
    'Where does the child live?': async () => {
      await me.fill({ Address: '7 Wharf Lane', Postcode: 'RM17 6SL' });
      await me.type('Is there anyone who must not learn this address?', 'His father, who hurt their mother');
    },
    'Language, background and needs': async () => {
      await me.pick('Ethnicity', 'Black: African');
      await me.tick('Hearing');
    },
    'Numbers and services': () => me.type('NHS number', '943 476 5919'),
    'Are you worried about another child?': () => me.choose('Yes'),
    'The next child': () => child('Sade', '2021'),
    'Where does this child live?': () => me.type('Address', '31 Harbour Road'),
  });
  await goThrough(me, {
    'Language, background and needs': nothing,
    'Numbers and services': nothing,
    'Are you worried about another child?': () => me.choose('No'),
    'In which area is the child’s home?': () => me.choose('Thurrock'),
    'What is your concern?': async () => {
      await me.type(
        'What has happened, and what worries you?',
        'A bruise on his arm, with no account of it.',
      );
      await me.tick('I saw or heard it myself', 'The child told me');
    },
    'The child now': () => me.choose('I am not sure'),
    'What might happen if nothing changes?': () => me.choose('Level 4: urgent help or protection'),
  });
  const person = (n: number) => me.page.getByRole('group', { name: `Person in the home ${n}`, exact: true });
  await me.type('Name', 'Kemi Bello', person(1));
  await me.press('Add another person in the home');
  await me.type('Name', 'Tunde Bello', person(2));
  await goThrough(me, {
    'Who lives with the child?': nothing,
    'Who else matters to the child?': nothing,
    'Who else works with the family?': nothing,
    'Is anyone said to have caused harm?': nothing,
    'The child’s life as you know it': () => me.type('The child’s development', 'Reads well, sleeps badly.'),
    'Does any of this affect the family?': () => me.tick('Domestic abuse'),
    'What has been tried?': nothing,
    'What does the child say?': () => me.choose('No'),
    'Consent to share information': () => me.choose('No, they were asked and refused'),
    'Sharing without consent': async () => {
      await me.choose('There is a clear child protection concern');
      await me.type('Your reasons', 'An injury, and a mother who is afraid.');
    },
    'Agreement to help': () => me.choose('No, they refused'),
    'Do the parents know that you are raising this?': () => me.choose('Yes'),
  });
  assert.equal(await me.heading(), 'Is this right?');
  await me.press('Send');
  assert.equal(await me.heading(), 'Thank you. The hub has it.');
  codes.school = codeIn(await me.reads());
  await me.follow('See where things stand');
  assert.equal(await me.heading(), 'We have your message');
});

test('the screening officer finds both, opens them and rates them', async () => {
  const amara = await signedIn({ site, witness }, 'screening');
  for (const [headline, rating] of [
    ['A little boy next door cries at night.', 'Green'],
    ['A bruise on his arm, with no account of it.', 'Red'],
  ] as const) {
    await amara.follow('Front door');
    await amara.follow(headline);
    await amara.follow('Rate');
    await amara.choose(rating);
    await amara.type('Why', 'What was told, and what is known of the family.');
    await amara.press('Save the rating');
    assert.match(await amara.reads(), new RegExp(rating));
  }
  assert.match(await amara.reads(), /Address 31 Harbour Road Address shielded: only named people/);
  assert.doesNotMatch(await amara.page.content(), /Wharf Lane|RM17 6SL|hurt their mother/);
  const police = await signedIn({ site, witness }, 'police');
  await police.follow('Front door');
  assert.match(await police.reads(), /Nothing is waiting/);
});

test('the decision maker decides both, most urgent first', async () => {
  const jonah = await signedIn({ site, witness }, 'decision');
  await jonah.follow('Front door');
  await jonah.follow('A bruise on his arm, with no account of it.');
  await jonah.follow('Decide');
  await jonah.choose('Level 4');
  await cite(jonah, 'does not explain', 'Has an injury that the account given does not explain Tier 4');
  await answerFive(jonah, 'Yes');
  await jonah.choose('Strategy discussion (section 47)');
  await jonah.type('Your reasons', 'An injury without an account of it.');
  await jonah.type('What else you considered', 'An assessment first; it would be too slow.');
  await jonah.press('Save the decision');
  assert.match(await jonah.reads(), /There is a problem Write what the referrer is told/);
  await jonah.type(
    'What Marian Teale is told',
    'Police, health and social care meet today. Keep them in school.',
  );
  await jonah.press('Save the decision');
  await jonah.follow('Front door');
  await jonah.follow('A little boy next door cries at night.');
  await jonah.follow('Decide');
  await jonah.choose('Level 2');
  await cite(jonah, 'D17', 'Is often sad, worried or angry, and it now gets in the way of the day Tier 2');
  await answerFive(jonah, 'No');
  await answer(jonah, 'Outcome', 'Early help');
  await answer(jonah, 'Where it goes', 'Early help');
  await jonah.tick('The family has agreed to this help');
  await jonah.type('Your reasons', 'The family asked for help with his sleep.');
  await jonah.type('What else you considered', 'Advice alone; they had tried it.');
  await jonah.press('Save the decision');
  await jonah.follow('Front door');
  assert.match(await jonah.reads(), /Nothing is waiting/);
  await jonah.follow('See what was decided');
});

test('both are answered: the school with outcome and reason, the neighbour plainly', async () => {
  for (const [me, code] of [
    [lead, codes.school],
    [neighbour, codes.neighbour],
  ] as const) {
    await me.page.goto('/receipt?other=yes');
    await me.type('What is your code?', code);
    await me.press('Look');
    assert.equal(await me.heading(), 'We have decided');
    assert.doesNotMatch(await me.page.content(), /Leon|Ashby|Ayo|Sade|Bello|Quayside|Wharf|Harbour/);
  }
  assert.match(await lead.reads(), /Strategy discussion \(section 47\)/);
  assert.match(await lead.reads(), /Police, health and social care meet today/);
  assert.match(await neighbour.reads(), /We looked at what you said, and we acted on it/);
  assert.doesNotMatch(await neighbour.reads(), /Early help|sleep|Level|section/i);
});

test('nothing was wrong with any page on the way', async () => {
  assert.deepEqual(await witness.findings(), []);
  assert.ok(witness.count() > 20);
});
