import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SampleRole } from '../../src/partnership/index.ts';
import { type Site, startSite } from '../support/browser.ts';
import { opened } from '../support/filled-in.ts';
import { Pointer } from '../support/pointer.ts';
import { post } from '../support/post.ts';
import { whatIsDue } from '../support/training.ts';
import {
  book,
  bookWithoutAccount,
  COLLEAGUE,
  CONFIRMED,
  certificateSentTo,
  type Fate,
  linesOn,
  markAtHand,
  markByForm,
  marksOf,
  owedOn,
  owes,
  ownBrowser,
  penceOf,
  TRAINEES,
  type Trainee,
} from '../support/training-year.ts';
import { startWitness, type Witness } from '../support/witness.ts';

// A course of two half days from its form to the last pound of its ledger, and the thirty people who booked it: at a
// window with scripts off where it matters most, else by what a window would send. Each test goes on where the last ended.
let site: Site;
let witness: Witness;
let session = '';
const bookings = new Map<string, string>();

before(async () => {
  site = await startSite();
  witness = await startWitness(site);
});
after(() => site?.close());

const at = (instant: string) => {
  site.app.clock.now = Temporal.Instant.from(instant);
};
const MATTER =
  /^GET .*\/(programme\/new|programme\/sessions\/[^/]+|register\?part=1(&from=\d+)?|ledger)$|^POST .*\/series$/;

/** Somebody at a window, before a page. The witness looks at each of the pages that matter most. */
async function sits(as: SampleRole | undefined, path: string): Promise<Pointer> {
  const page = await site.window({ javaScriptEnabled: false, stays: true, ...(as ? { as } : {}) });
  witness.follow(page, MATTER);
  await page.goto(path);
  return new Pointer(page);
}
const title = 'Neglect: two half days';
const of = (...fates: readonly Fate[]) => TRAINEES.filter(({ fate }) => fates.includes(fate));
const only = (fate: Fate) => of(fate)[0] ?? assert.fail(fate);
const bookingOf = ({ name }: Trainee) => bookings.get(name) ?? assert.fail(name);
const group = (me: Pointer, name: string) => me.page.getByRole('group', { name, exact: true });

/** Somebody opens their own booking, today. */
async function own(who: Trainee) {
  const browser = await ownBrowser(site.app, who);
  const path = bookingOf(who);
  return { browser, path, page: await browser.get(path) };
}

test('November: a coordinator writes a course of two parts that is paid for, and opens it', async () => {
  const rosalind = await sits('coordinator', '/learning/programme/new');
  await rosalind.fill({
    Title: title,
    'Short name': 'neglect-two-halves',
    'In a sentence or two': 'What neglect looks like, and what helps.',
    'Whom it is for, in words': 'Everybody who works with children',
  });
  await rosalind.tick('Everybody');
  await rosalind.type('Minutes, all parts together', '240');
  assert.ok(await rosalind.page.getByLabel('It is complete only with every part of a session').isChecked());
  for (const label of ['What it costs', 'Terms for cancelling late'])
    await rosalind.page.getByLabel(label, { exact: true }).selectOption('standard');
  await rosalind.press('Save');
  await rosalind.press('Open it for everybody');
  assert.match(await rosalind.reads(), /^Neglect: two half days Open/);
  await rosalind.follow('Add sessions that recur');
  await rosalind.pick('Day of the week 1', 'Tuesday');
  await rosalind.type('Starts 1', '10:00');
  await rosalind.pick('Day of the week 2', 'Thursday');
  await rosalind.type('Starts 2', '14:00');
  await rosalind.tick(
    'The days of a week are the parts of one session. A week that lacks one of them has no session.',
  );
  await rosalind.type('Minutes each lasts', '120');
  await rosalind.fill({ Day: '5', Month: '1', Year: '2027' }, group(rosalind, 'First day'));
  await rosalind.fill({ Day: '28', Month: '1', Year: '2027' }, group(rosalind, 'Last day (or say how many)'));
  await rosalind.fill({ 'Days to leave out': '2027-01-14', Venue: 'Creek Hall, Rayleigh', Places: '24' });
  await rosalind.type('Trainers', 'Callum Oyelaran');
  await rosalind.press('Show what it makes');
  assert.match(
    await rosalind.reads(),
    /What it makes Tuesday 5 January 2027, 10:00 to 12:00 and Thursday 7 January 2027, 14:00 to 16:00 Tuesday 19 January 2027.* Left out Thursday 14 January 2027: left out, so its week has no session/,
  );
  await rosalind.press('Make 3 sessions');
  assert.match(await rosalind.reads(), /Tuesday 5 January 2027, 10:00, in parts until .* 0 of 24/);
});

test('a membership is written down by one and confirmed by another, so that its members pay less', async () => {
  const rosalind = await site.app.as('coordinator');
  const given = { scheme: 'ecvys', organisation: 'Quay Youth Club', evidence: CONFIRMED };
  const { location = '' } = await post(rosalind, '/learning/memberships', given);
  const { html } = await rosalind.get('/learning/memberships');
  const path = /\/learning\/memberships\/[0-9a-f-]{36}/.exec(location + html)?.[0] ?? '';
  const until = { 'until-day': '31', 'until-month': '3', 'until-year': '2027' };
  const leonie = await site.app.as('secondCoordinator');
  const done = await post(leonie, path, { decision: 'confirmed', why: 'Their list of members', ...until });
  assert.equal(done.status, 303, done.text.slice(0, 400));
});

test('thirty people of every kind of organisation book: twenty-four have a place, the rest queue in order', async () => {
  const [ada, ...others] = TRAINEES;
  assert.ok(ada);
  const me = await sits(undefined, '/learning/courses/neglect-two-halves');
  assert.match(
    await me.reads(),
    /Other voluntary organisations and charities: £30 .*Cancelling is free until 15 working days before/,
  );
  await me.follow(/^Book a place on Tuesday 5 January/);
  session = new URL(me.page.url()).pathname.split('/')[3] ?? '';
  await bookWithoutAccount(site.app, me, ada);
  assert.match(await me.reads(), /Place confirmed .*£20: members of the council for voluntary youth/);
  bookings.set(ada.name, new URL(me.page.url()).pathname);
  for (const some of [others.slice(0, 23), others.slice(23)])
    for (const [name, path] of await book(site.app, session, some)) bookings.set(name, path);
  assert.equal(new Set(bookings.values()).size, 30);
  const unconfirmed = await own(TRAINEES[1] ?? assert.fail());
  assert.match(unconfirmed.page.text, /£30: .* was not confirmed yet, so it did not count/);
  for (const [n, who] of TRAINEES.slice(24).entries()) {
    const place = n === 0 ? /You are next in the queue/ : new RegExp(`You are number ${n + 1} in the queue`);
    assert.match((await own(who)).page.text, place, who.name);
  }
  const rosalind = await sits('coordinator', `/learning/programme/sessions/${session}`);
  assert.match(await rosalind.reads(), /Places taken 24 of 24, and 6 wait/);
});

test('9 December, the last free day: one gives up the place for nothing, one sends a colleague', async () => {
  at('2026-12-09T11:00:00Z');
  const quin = await own(only('gave up in time'));
  assert.match(
    (await quin.browser.get(`${quin.path}/cancel`)).text,
    /Cancelling is free until Wednesday 9 December 2026/,
  );
  assert.equal((await quin.browser.post(`${quin.path}/cancel`, { why: '' })).status, 303);
  const hal = await own(only('sent a colleague'));
  const { name, email } = COLLEAGUE;
  const { location = '', text } = await post(hal.browser, `${hal.path}/substitute`, { name, email });
  assert.match((await hal.browser.get(location)).text, /Ida Moon.*£60/, text.slice(0, 400));
  bookings.set(name, location);
  await whatIsDue(site.app);
  const [wyn] = TRAINEES.slice(24);
  await take(wyn ?? assert.fail());
});

async function take(who: Trainee): Promise<void> {
  const { browser, path, page } = await own(who);
  assert.match(page.text, /A place is yours to take/, who.name);
  const form = await opened(browser, path, {}, `${path}/take`);
  await browser.post(form.path, form.fields);
  assert.match((await browser.get(path)).text, /Place confirmed/, who.name);
}

test('10 December, a day too late: it costs the price of the place, which is offered on until somebody takes it', async () => {
  at('2026-12-10T11:00:00Z');
  const fay = await own(only('gave up late'));
  assert.match((await fay.browser.get(`${fay.path}/cancel`)).text, /Cancelling today costs you £90/);
  assert.equal((await fay.browser.post(`${fay.path}/cancel`, { why: '' })).status, 303);
  await whatIsDue(site.app);
  const xan = await own(only('said no'));
  assert.match(xan.page.text, /A place is yours to take/);
  await post(xan.browser, `${xan.path}/cancel`, { why: '' });
  const zed = await own(only('left the queue'));
  await post(zed.browser, `${zed.path}/cancel`, { why: '' });
  await whatIsDue(site.app);
  await take(TRAINEES[26] ?? assert.fail());
  for (const [n, who] of of('no place came free').entries())
    assert.match((await own(who)).page.text, n === 0 ? /You are next/ : /You are number 2/, who.name);
});

test('January: the trainer marks both parts and closes the register, which says first what follows for whom', async () => {
  at('2027-01-05T10:05:00Z');
  await whatIsDue(site.app);
  for (const who of of('no place came free'))
    assert.match((await own(who)).page.text, /No place came free before the session began/, who.name);
  const tuesday = await sits('trainer', `/learning/sessions/${session}/register`);
  await markAtHand(tuesday, marksOf(1));
  at('2027-01-07T16:05:00Z');
  const path = `/learning/sessions/${session}/register`;
  const callum = await site.app.as('trainer');
  await markByForm(callum, path, marksOf(2));
  const thursday = await sits('trainer', path);
  assert.match(await thursday.reads(), /Register: Thursday 7 January 2027/);
  await thursday.follow('Close the register');
  const follows = await thursday.reads();
  for (const fate of ['both parts', 'first part', 'did not come'] as const)
    assert.ok(
      new RegExp(`${FOLLOWS[fate]}[^.]*${only(fate).name}`).test(follows),
      `${only(fate).name}: ${follows}`,
    );
  await thursday.press('Close the register');
  assert.match(await thursday.reads(), /Closed\. By Callum Oyelaran/);
});

const FOLLOWS = {
  'both parts': 'Completed: a certificate',
  'first part': 'Was there and did not complete: no certificate',
  'did not come': 'Was not there: a no-show',
};

test('a charge is waived for whoever was ill: one coordinator asks, and only another grants it', async () => {
  at('2027-01-08T10:00:00Z');
  const eli = await own(only('was ill'));
  assert.match(eli.page.text, /£60 was charged\. The place on Tuesday 5 January 2027 was not used/);
  const charge = /\/learning\/charges\/[0-9a-f-]{36}/.exec(eli.page.html)?.[0] ?? '';
  const rosalind = await site.app.as('coordinator');
  const asking = { reason: 'sickness', kind: 'waiver', words: 'He rang that morning' };
  const { location = '' } = await post(rosalind, `${charge}/waive`, asking);
  const decision = { decision: 'granted', why: 'Ill, and rang in time' };
  const alone = await post(rosalind, location, { ...decision, 'form-key': crypto.randomUUID() });
  assert.match(alone.text, /You asked for it yourself, so another person decides/);
  const leonie = await sits('secondCoordinator', location);
  await leonie.choose('Lift it: the charge is reversed');
  await leonie.type('Why', decision.why);
  await leonie.press('Decide');
  assert.match(
    await leonie.reads(),
    /Granted: nothing is owed\. Leonie Faulk, [^:]*\d\d:\d\d ?: Ill, and rang in time/,
  );
});

test('whoever came to both parts is sent a certificate, which anybody can check; nobody else is', async () => {
  await whatIsDue(site.app);
  const stranger = site.app.visitor();
  for (const who of [...TRAINEES, COLLEAGUE]) {
    const path = await certificateSentTo(site.app, who);
    assert.equal(path !== undefined, who.fate === 'both parts', who.name);
    if (path === undefined) continue;
    const { text } = await stranger.get(path);
    assert.match(text, new RegExp(`genuine\\..* Name ${who.name} Course ${title} Completed 7 January 2027`));
  }
  assert.equal((await stranger.get('/learning/certificates/2222222222222222')).status, 404);
  const sent = await certificateSentTo(site.app, only('both parts'));
  const anybody = await sits(undefined, sent ?? '');
  assert.match(await anybody.reads(), /This certificate is genuine\. Name Ada Quill/);
});

test('every pound of the ledger is explained: the lines, the sums above them and each person’s page say the same', async () => {
  const rosalind = await sits('coordinator', '/learning/invoices');
  await rosalind.press('Make the invoice for Blackwater Council');
  assert.match(await rosalind.reads(), /Amount £120 .*Lou Sand.*May Tull/);
  await rosalind.type('How much came in?', '120');
  await rosalind.type('How, and with which reference?', 'Bank transfer BC 77');
  await rosalind.press('Record it');
  await rosalind.follow('Money');
  const lines = await linesOn(rosalind);
  const sums = (await rosalind.page.locator('.ws-figures').innerText()).replace(/\s+/g, ' ');
  const all = [...TRAINEES, COLLEAGUE];
  const sum = (some: readonly { effect: number }[]) => some.reduce((so, { effect }) => so + effect, 0);
  const owed = new Map(all.map((who) => [who.name, owes(who)]));
  for (const who of all) {
    const { browser } = await own(who === COLLEAGUE ? only('sent a colleague') : who);
    const page = await browser.get(bookingOf(who));
    const theirs = lines.filter(({ why }) => why.startsWith(`${who.name}, ${title}. `));
    assert.equal(owedOn(page.text), owed.get(who.name), `${who.name}’s page: ${page.text.slice(0, 600)}`);
    assert.equal(sum(theirs), owed.get(who.name), `${who.name} in the ledger`);
    for (const { kind, why } of theirs) assert.match(why, kind === 'Waived' ? /Ill, and rang/ : /£\d+: /);
  }
  const paid = lines.filter(({ kind }) => kind === 'Payment');
  const charged = lines.filter(({ kind }) => kind === 'Charge');
  assert.equal(charged.length, of('gave up late').length + marksOf(1).size);
  assert.equal(lines.length, charged.length + paid.length + 1, 'and the one that was waived: nothing else');
  const total = [...owed.values()].reduce((so, pence) => so + pence, 0);
  assert.equal(sum(paid), -12_000);
  assert.equal(sum(lines), total - 12_000);
  const amounts = [...sums.matchAll(/−?£[\d,]+/g)].map(([amount]) => penceOf(amount));
  assert.deepEqual(amounts, [sum(charged), 6000, 12_000, total - 12_000], sums);
  const then = new Map<string, number>();
  for (const { payer, effect, balance } of [...lines].reverse()) {
    then.set(payer, (then.get(payer) ?? 0) + effect);
    assert.equal(balance, then.get(payer), `what ${payer} owed then`);
  }
  for (const name of ['Ned Usher', 'Oz Vale', 'Pam Wick'])
    assert.equal(then.get(name), 3000, `${name} pays alone`);
});

test('nothing was wrong with any page on the way', async () => {
  assert.deepEqual(await witness.findings(), []);
  assert.equal(witness.count(), 6);
});
