import assert from 'node:assert/strict';
import { sampleTeams } from '../../src/partnership/index.ts';
import type { Seen, Visitor } from './visitor.ts';

/** Looks for somebody as a person does, and opens who was found. */
export async function look(
  browser: Visitor,
  fields: Readonly<Record<string, string>>,
): Promise<Seen & { path: string; id: string }> {
  await browser.get('/people/search');
  const sent = await browser.post('/people/search', fields);
  assert.equal(sent.status, 303, sent.text);
  const path = sent.location ?? '';
  return { ...(await browser.get(path)), path, id: path.split('/').at(-1) ?? '' };
}

/** A new person as the form takes them, but for their search. */
export const newPerson = {
  given: 'Noa',
  surname: 'Fernley',
  bornKind: 'exact',
  'born-day': '3',
  'born-month': '3',
  'born-year': '2012',
  sex: 'F',
  postcode: 'RM17 6SL',
  address: '4 Quay Row',
  how: 'said',
  saidBy: 'her mother',
  team: sampleTeams.thurrockHub,
  why: 'A concern came in',
} as const;
