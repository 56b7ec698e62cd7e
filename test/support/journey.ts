import assert from 'node:assert/strict';
import type { Seen, Visitor } from './visitor.ts';

export type Pages = readonly (readonly [path: string, fields: Record<string, string | readonly string[]>])[];

/** Goes through pages of `/worried` one by one, each with its answers; returns the page after the last. */
export async function journey(
  browser: Visitor,
  pages: Pages,
  from = '/worried',
): Promise<Seen & { path: string }> {
  let path = from;
  let seen = await browser.get(path);
  for (const [page, fields] of pages) {
    if (path !== '/worried') assert.equal(path.split('/').slice(3).join('/'), page);
    const answer = await browser.post(path, fields);
    assert.equal(answer.status, 303, `${page}: ${answer.text.slice(0, 900)}`);
    path = answer.location ?? '';
    seen = await browser.get(path);
  }
  return { ...seen, path };
}

/** Opens a page again and posts it, with the mark of what it showed. */
export async function again(
  browser: Visitor,
  path: string,
  fields: Record<string, string | readonly string[]>,
): Promise<Seen> {
  const shown = await browser.get(path);
  return browser.post(path, { mark: /name="mark" value="([^"]*)"/.exec(shown.html)?.[1] ?? '', ...fields });
}

/** Presses "Send" on the page of answers to check, and reads the code on the page of thanks. */
export async function sendIt(browser: Visitor, check: { path: string }) {
  const sent = await browser.post(check.path.replace(/check$/, 'send'));
  assert.equal(sent.status, 303, sent.text);
  const thanks = await browser.follow(sent);
  const code = /\b\w{4}-\w{4}-\w{4}-\w{4}\b/.exec(thanks.text)?.[0] ?? '';
  const id = /[0-9a-f-]{36}/.exec(sent.location ?? '')?.[0] ?? '';
  return { thanks, code, id, location: sent.location ?? '' };
}

/** Follows the link to a receipt, as out of a message, to where it is read. */
export async function followReceipt(
  browser: Visitor,
  code: string,
  headers: Record<string, string> = {},
): Promise<Seen> {
  const opened = await browser.get(`/receipt/${code}`, headers);
  return opened.location === undefined ? opened : browser.get(opened.location, headers);
}

/** A neighbour who stays anonymous. */
export const neighbour: Pages = [
  ['danger', { danger: 'no' }],
  ['who', { who: 'public' }],
  ['worry', { worry: 'I hear the little boy next door crying at night and his mum shouting.' }],
  ['when', { when: 'Most nights', still: 'yes' }],
  ['seen', { seen: 'home' }],
  ['child/1', { given: 'Leon', surname: 'Ashby', age: '4', sex: 'M' }],
  ['another-child/1', { another: 'no' }],
  ['where', { area: 'thurrock', address: '12 Quayside', postcode: 'rm17 6sl' }],
  ['now', { place: 'At home', with: 'His mum' }],
  ['harm', { name: '', tie: '' }],
  ['you', { named: 'no' }],
];

/** A child about themselves. */
export const youngPerson: Pages = [
  ['danger', { danger: 'no' }],
  ['who', { who: 'young person' }],
  ['tell', { tell: 'My stepdad hits me when mum is at work.' }],
  ['afraid', { name: 'Gary', tie: 'my stepdad' }],
  ['here', { place: 'school', with: 'my friend', safe: 'yes' }],
  ['me', { given: 'Tia', surname: 'Marlow', age: '11', school: 'Saltmarsh' }],
  ['where', { area: 'essex', address: '3 Elm Row' }],
  ['trust', { who: 'my nan', may: 'yes' }],
  ['contact', { phone: '07700 900982', 'phone-safe': 'no', times: 'after school', school: 'yes' }],
];

/** A school whose pupil's parents refused consent. */
export const school: Pages = [
  ['danger', { danger: 'no' }],
  ['who', { who: 'professional' }],
  ['service', { service: 'school' }],
  [
    'referrer',
    {
      name: 'Marian Teale',
      job: 'Designated safeguarding lead',
      agency: 'Saltmarsh Primary School',
      phone: '01375 000 111',
      email: 'office@saltmarsh.example',
      tie: 'Head of year',
    },
  ],
  [
    'child/1',
    {
      given: 'Ayo',
      surname: 'Bello',
      born: 'yes',
      'birth-day': '3',
      'birth-month': '4',
      'birth-year': '2019',
      sex: 'M',
    },
  ],
  [
    'home/1',
    { address: '7 Wharf Lane', postcode: 'RM17 6SL', kept: 'His father, after violence to the mother' },
  ],
  [
    'background/1',
    { language: 'Yoruba', interpreter: 'yes', ethnicity: 'BAFR', religion: '', disability: ['HEAR', 'COMM'] },
  ],
  [
    'services/1',
    { nhs: '943 476 5919', upn: 'K201200195001', school: 'Saltmarsh', gp: 'Dr Hale', visitor: '' },
  ],
  ['another-child/1', { another: 'no' }],
  ['where', { area: 'thurrock' }],
  [
    'concern',
    { concern: 'Ayo came with a bruise on his arm and would not say how.', source: ['seen', 'child'] },
  ],
  ['now', { place: 'At school', state: 'Calm', protect: 'unsure' }],
  ['risk', { risk: 'That he is hit again', level: '4' }],
  [
    'household',
    {
      rows: '2',
      'name-1': 'Kemi Bello',
      'tie-1': 'Mother',
      'responsibility-1': 'yes',
      'name-2': 'Sade Bello',
    },
  ],
  ['others', {}],
  ['involved', { 'name-1': 'Oluchi Barr', 'role-1': 'School nurse' }],
  ['alleged', { 'name-1': 'Mother’s partner', 'works-1': 'yes' }],
  ['domains', { development: 'Reads well' }],
  ['factors', { factors: ['domestic abuse'], about: '' }],
  ['tried', { tried: 'Met the mother twice' }],
  ['voice', { told: 'yes', wishes: 'He wants it to stop' }],
  ['consent', { consent: 'refused', giver: 'Mother, on Monday' }],
  ['exception', { exception: 'CP_CONCERN', rationale: 'An injury without an account of it' }],
  ['agreement', { service: 'refused' }],
  ['parents', { informed: 'no', why: 'Asking again could put him at risk tonight' }],
];
