import assert from 'node:assert/strict';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { opened } from './filled-in.ts';
import type { Pointer } from './pointer.ts';
import { post } from './post.ts';
import { messagesTo, prove, wholeBooking } from './training.ts';
import type { Visitor } from './visitor.ts';

/** What becomes of somebody's booking. */
export type Fate =
  | 'both parts'
  | 'first part'
  | 'second part'
  | 'left early'
  | 'did not come'
  | 'was ill'
  | 'gave up in time'
  | 'gave up late'
  | 'sent a colleague'
  | 'said no'
  | 'left the queue'
  | 'no place came free';

/** Somebody who books, and how: by a proved address, by their account, on a training lead's list, or by ringing. */
export interface Trainee {
  name: string;
  email: string;
  type: string;
  organisation: string;
  fate: Fate;
  as?: SampleRole | 'list' | 'ring';
  /** The number of a membership that lowers the price once somebody confirmed it. */
  member?: string;
}

/** Pounds, as the partnership published them. The test's own table: none of it is read from the product. */
const PRICES: Readonly<Record<string, number>> = {
  ...{ voluntary: 30, private: 90, individual: 30 },
  ...{ health: 60, police: 60, probation: 60, 'local-government': 60, school: 60, 'community-interest': 60 },
};
export const CONFIRMED = 'ECVYS-204';
const MEMBER = 20;

/** What somebody owes, in pence: whoever was on any part owes the place, and so does whoever gave it up too late or never came. */
export function owes({ type, member, fate }: Trainee): number {
  const paid: readonly Fate[] = [
    ...(['both parts', 'first part', 'second part', 'left early', 'did not come', 'gave up late'] as const),
  ];
  if (!paid.includes(fate)) return 0;
  return (member === CONFIRMED ? MEMBER : (PRICES[type] ?? assert.fail(type))) * 100;
}

type Row = [name: string, type: string, organisation: string, fate: Fate, more?: Partial<Trainee>];
const icb = 'Estuary Integrated Care Board';
const ROWS: readonly Row[] = [
  ['Ada Quill', 'voluntary', 'Quay Youth Club', 'both parts', { member: CONFIRMED }],
  ['Bo Reed', 'voluntary', 'Harbour Youth Club', 'both parts', { member: 'ECVYS-999' }],
  ['Cy Stone', 'voluntary', 'Quay Youth Club', 'both parts'],
  ['Dot Wade', 'school', 'Quayside School', 'both parts'],
  ['Eli Marsh', 'school', 'Quayside School', 'was ill'],
  ['Fay Linden', 'private', 'Harbour Lights Nurseries Ltd', 'gave up late'],
  ['Gus Thorn', 'private', 'Bright Minds Tuition', 'both parts'],
  ['Hal Venn', 'community-interest', 'Tide Community Company', 'sent a colleague'],
  ['Jo Pike', 'probation', 'Estuary Probation', 'both parts'],
  ['Kit Rowe', 'probation', 'Estuary Probation', 'first part'],
  ['Lou Sand', 'local-government', 'Blackwater Council', 'both parts'],
  ['May Tull', 'local-government', 'Blackwater Council', 'did not come'],
  ['Ned Usher', 'individual', 'none', 'both parts'],
  ['Oz Vale', 'individual', 'none', 'did not come'],
  ['Pam Wick', 'individual', 'None.', 'both parts'],
  ['Quin Yarrow', 'voluntary', 'Harbour Youth Club', 'gave up in time'],
  ['Rae Abbot', 'health', icb, 'both parts', { as: 'list' }],
  ['Sid Brook', 'health', icb, 'both parts', { as: 'list' }],
  ['Tam Crane', 'health', icb, 'second part', { as: 'list' }],
  ['Una Dale', 'health', icb, 'did not come', { as: 'list' }],
  ['Val Eaves', 'school', 'Ferry Primary School', 'both parts', { as: 'ring' }],
  ...(['school', 'police', 'provider'] as const).map((as, at): Row => {
    const from = [
      ['school', 'Saltmarsh Primary School', 'both parts'],
      ['police', 'Estuary Police', 'both parts'],
      ['voluntary', 'Creekside Youth Trust', 'left early'],
    ] as const;
    const [type, organisation, fate] = from[at] ?? assert.fail(as);
    return [samplePractitioners[as].name, type, organisation, fate, { as }];
  }),
  ['Wyn Firth', 'voluntary', 'Harbour Youth Club', 'both parts'],
  ['Xan Gale', 'private', 'Bright Minds Tuition', 'said no'],
  ['Yve Holt', 'school', 'Ferry Primary School', 'both parts'],
  ['Zed Innes', 'individual', 'none', 'left the queue'],
  ['Abe Jory', 'police', 'Estuary Police', 'no place came free'],
  ['Bea Knox', 'local-government', 'Blackwater Council', 'no place came free'],
];

/** Thirty people of every kind of organisation, in the order in which they book. */
export const TRAINEES: readonly Trainee[] = ROWS.map(([name, type, organisation, fate, more]) => ({
  ...{ name, type, organisation, fate, email: `${name.toLowerCase().replace(/\W/g, '.')}@trainee.example` },
  ...more,
}));

/** The colleague whom somebody sends. */
export const COLLEAGUE: Trainee = {
  ...{ name: 'Ida Moon', email: 'ida.moon@trainee.example', fate: 'both parts' },
  ...{ type: 'community-interest', organisation: 'Tide Community Company' },
};

/** What the form of a booking is filled in with for somebody. */
export function bookingOf({ name, email, type, organisation, member, as }: Trainee): Record<string, string> {
  const who =
    as === 'ring' ? { for: 'other', 'other-name': name, 'other-email': email } : { for: 'me', name, email };
  return {
    ...{
      ...wholeBooking,
      ...who,
      organisation,
      'organisation-type': type,
      'payer-organisation': organisation,
    },
    ...(member ? { membership: 'ecvys', 'membership-number': member } : {}),
  };
}

/** A browser in which somebody reads their own bookings today. */
export function ownBrowser(app: TestApp, { as, email }: Trainee): Promise<Visitor> {
  return as && as !== 'list' && as !== 'ring' ? app.as(as) : prove(app, email);
}

/** Somebody books as they do; whose list it is books those on it at once. Where each booking is read, by name. */
export async function book(
  app: TestApp,
  session: string,
  trainees: readonly Trainee[],
): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  const form = `/learning/sessions/${session}/book`;
  for (const one of trainees.filter(({ as }) => as !== 'list')) {
    const browser = await (one.as === 'ring' ? app.as('coordinator') : ownBrowser(app, one));
    const { location, text } = await post(browser, form, bookingOf(one));
    paths.set(one.name, location ?? assert.fail(text.slice(0, 600)));
  }
  const listed = trainees.filter(({ as }) => as === 'list');
  const [first] = listed;
  if (!first) return paths;
  const gwen = await app.as('trainingLead');
  const people = listed.map(({ name, email }) => `${name}, ${email}`).join('\n');
  const { location = '' } = await post(gwen, `${form}-list`, { ...bookingOf(first), people });
  const { html } = await gwen.get(location);
  for (const { name } of listed) {
    const [, path = ''] = new RegExp(`href="(/learning/bookings/[0-9a-f-]{36})">${name}`).exec(html) ?? [];
    paths.set(name, path);
  }
  return paths;
}

/** Somebody without an account proves their address at a window and fills in the whole form. */
export async function bookWithoutAccount(app: TestApp, me: Pointer, who: Trainee): Promise<void> {
  await me.press('Go on with your email address');
  await me.type('What is your email address?', who.email);
  await me.page.keyboard.press('Enter');
  await me.page.waitForURL('**/my-receipts/code*');
  const [sent = ''] = await messagesTo(app, who.email);
  await me.type('Type the code we sent you', /\d{4} \d{4}/.exec(sent)?.[0] ?? assert.fail(sent));
  await Promise.all([me.page.waitForEvent('load'), me.page.keyboard.press('Enter')]);
  await me.fill({ Name: who.name, Organisation: who.organisation });
  await me.pick('What sort of organisation is it?', 'Voluntary organisation or charity');
  await me.pick('Does a membership lower the price?', 'Essex Council for Voluntary Youth Services (ECVYS)');
  await me.fill({
    'Number of the membership': CONFIRMED,
    'Name of the payer': 'The treasurer',
    'Organisation that pays': who.organisation,
    'Payer’s email address': 'treasurer@quay.example',
    'Payer’s postal address': '1 Quay Street, Rayleigh',
  });
  await me.tick('I have read what happens if I cannot come, and agree');
  await me.press('Book');
}

/** "£1,020", "−£7.50": pence of what a page says. */
export function penceOf(words: string): number {
  const [, minus = '', pounds = '', pence = ''] = /^(−?)£([\d,]+)(?:\.(\d\d))?$/.exec(words.trim()) ?? [];
  if (pounds === '') assert.fail(`no amount: ${words}`);
  const all = Number(pounds.replaceAll(',', '')) * 100 + Number(pence || 0);
  return minus === '' ? all : -all;
}

/** What the page of a booking says is owed for it. */
export function owedOn(words: string): number {
  const said = words.matchAll(/£([\d,.]*\d) was charged(, and taken back)?\./g);
  return [...said].reduce((sum, [, pounds = '', back]) => sum + (back ? 0 : penceOf(`£${pounds}`)), 0);
}

/** Where the certificate is checked that somebody was sent. */
export async function certificateSentTo(app: TestApp, { email }: Trainee): Promise<string | undefined> {
  const sent = (await messagesTo(app, email)).join('\n');
  return /\/learning\/certificates\/[0-9A-Z]{16}/.exec(sent)?.[0];
}

/** How each who has a place on the day is marked on a part, by name. */
export function marksOf(part: 1 | 2): Map<string, keyof typeof MARKS> {
  const how: Partial<Record<Fate, keyof typeof MARKS>> = {
    'both parts': 'Here',
    'first part': part === 1 ? 'Here' : 'Not here',
    'second part': part === 2 ? 'Here' : 'Not here',
    'left early': part === 1 ? 'Here' : 'Left early',
    'did not come': 'Not here',
    'was ill': 'Not here',
  };
  const marked = [...TRAINEES, COLLEAGUE].flatMap(({ name, fate }) => {
    const mark = how[fate];
    return mark ? [[name, mark] as const] : [];
  });
  return new Map(marked);
}

/** The words of a mark, and what the form sends for it. */
const MARKS = { Here: 'here', 'Left early': 'left early', 'Not here': 'away' } as const;

const FORM_PAGE = /value="(from \d+)">Save and go on/;

/** Marks everybody on the register's pages, as a hand does: each page is saved on the way to the next. */
export async function markAtHand(me: Pointer, marks: ReturnType<typeof marksOf>): Promise<void> {
  for (let marked = 0; marked < marks.size; ) {
    for (const [name, how] of marks) {
      const them = me.page.getByRole('group', { name: new RegExp(`^${name} `) });
      if ((await them.count()) === 0) continue;
      await me.choose(how, them);
      marked += 1;
    }
    await me.press(marked < marks.size ? 'Save and go on' : 'Save the register');
  }
}

/** The same by what the forms of the register's pages send. */
export async function markByForm(
  browser: Visitor,
  register: string,
  marks: ReturnType<typeof marksOf>,
): Promise<void> {
  for (let at = register; ; ) {
    const { html } = await browser.get(at);
    const people = [...html.matchAll(/<button[^>]*value="person (\d+)">([^<]*)</g)];
    const said = people.flatMap(([, number, name = '']) => {
      const how = marks.get(name);
      return how ? [[`m${number}`, MARKS[how]] as const] : [];
    });
    const go = FORM_PAGE.exec(html)?.[1];
    const form = await opened(browser, at, { ...Object.fromEntries(said), ...(go ? { go } : {}) }, register);
    const { status, location } = await browser.post(form.path, form.fields);
    assert.equal(status, 303);
    if (!go) return;
    at = location ?? '';
  }
}

/** The lines of the ledger as they stand on its pages, the latest first. */
export async function linesOn(me: Pointer) {
  const rows: string[][] = [];
  for (;;) {
    for (const row of await me.page.locator('.ws-table tbody tr').all())
      rows.push(await row.locator('th, td').allInnerTexts());
    const next = me.page.locator('a[rel="next"]');
    if ((await next.count()) === 0) break;
    await me.page.goto((await next.getAttribute('href')) ?? '');
  }
  return rows.map(([line = '', , payer = '', why = '', amount = '', balance = '']) => ({
    kind: line.replace(/^\d+ /, ''),
    ...{ payer, why, effect: penceOf(amount), balance: penceOf(balance) },
  }));
}
