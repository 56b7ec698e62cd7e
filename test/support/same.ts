import assert from 'node:assert/strict';
import type { TestApp } from './app.ts';
import { addPerson } from './people.ts';
import { post } from './post.ts';
import type { Seen, Visitor } from './visitor.ts';

const GIVEN = [
  ...[
    'Perpetua',
    'Oswin',
    'Leocadia',
    'Thaddea',
    'Ignatia',
    'Zenobia',
    'Crispina',
    'Hermia',
    'Valeria',
    'Dorcas',
  ],
  ...[
    'Euphemia',
    'Clementa',
    'Sidonie',
    'Marcella',
    'Prudence',
    'Rosalba',
    'Winifred',
    'Yolande',
    'Beatrix',
    'Quenby',
    'Isolde',
    'Theodora',
    'Lavender',
    'Hyacinth',
    'Gwendolen',
    'Petronella',
    'Ottoline',
    'Drusilla',
    'Frederica',
    'Magdalen',
    'Cordelia',
    'Jacintha',
  ],
].values();

let turn = 1990;
/** Two records of one woman, whom nobody else here is called like; the second is of another address. */
export async function twoRecords(app: TestApp, more: { head?: object; other?: object } = {}) {
  const given = GIVEN.next().value ?? assert.fail('another name');
  const surname = `${given.slice(-4)}worth`.replace(/^./, (letter) => letter.toUpperCase());
  turn += 1;
  const year = String(turn);
  const head = await addPerson(app.database, {
    ...{ names: [{ given, surname }], born: `${year}-03-03`, sex: 'F' },
    addresses: [{ words: '4 Quay Row', postcode: 'RM17 6SL' }],
    ...more.head,
  });
  const other = await addPerson(app.database, {
    ...{ names: [{ given, surname: `${surname}s` }], born: `${year}-03-03`, sex: 'F' },
    addresses: [{ words: '9 Mill Lane', postcode: 'SS9 2AB', until: '2024-05-01' }],
    ...more.other,
  });
  return { head, other, surname, given, year };
}

const why = 'Both mothers are the same woman, seen today';

/** Proposes that the second record leads to the first; the address of the proposal. */
export async function proposed(browser: Visitor, head: string, other: string): Promise<string> {
  const sent = await post(
    browser,
    `/people/same?one=${head}&other=${other}`,
    {
      ...{ one: head, other, head, why, read: 'yes' },
    },
    '/people/same',
  );
  assert.equal(sent.status, 303, sent.text.slice(0, 1500));
  return sent.location ?? '';
}

/** Opens a proposal and answers it as its page was shown. */
export async function answered(browser: Visitor, path: string, answer: string): Promise<Seen> {
  const { html, status, text } = await browser.get(path);
  assert.equal(status, 200, text.slice(0, 500));
  return browser.post(path, { ...versionsIn(html), answer, why: 'The same, as the school says' });
}

/** The versions of both records as a proposal's form carries them. */
export function versionsIn(html: string): Record<string, string> {
  const version = (side: string) => new RegExp(`name="${side}-version" value="(\\d+)"`).exec(html)?.[1] ?? '';
  return { 'person-version': version('person'), 'head-version': version('head') };
}

/** Two records linked as two people of the hub do it: the second leads to the first; the address of the link. */
export async function linked(app: TestApp, head: string, other: string): Promise<string> {
  const path = await proposed(await app.as('screening'), head, other);
  const done = await answered(await app.as('decision'), path, 'linked');
  assert.equal(done.status, 303, done.text.slice(0, 1500));
  return path;
}
