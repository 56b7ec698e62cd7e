import assert from 'node:assert/strict';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { Site } from './browser.ts';
import { Keyboard } from './keyboard.ts';
import type { Witness } from './witness.ts';

/** Where people sit: each window is looked at by the witness. */
export interface Room {
  site: Site;
  witness: Witness;
}

/** A window with scripts off, at the first page. */
export async function atTheKeyboard({ site, witness }: Room): Promise<Keyboard> {
  const page = await site.window({ javaScriptEnabled: false });
  witness.follow(page);
  await page.goto('/');
  return new Keyboard(page);
}

/** The same, signed in as one of the sample people. */
export async function signedIn(room: Room, role: SampleRole): Promise<Keyboard> {
  const person = await atTheKeyboard(room);
  await person.follow('Sign in');
  await person.press(`Sign in as ${samplePractitioners[role].name}`);
  return person;
}

/** The answers to one page after another: what is said on each, and then on. */
export async function goThrough(me: Keyboard, pages: Readonly<Record<string, () => Promise<unknown>>>) {
  for (const [heading, answer] of Object.entries(pages)) {
    assert.equal(await me.heading(), heading);
    await answer();
    await me.press('Carry on');
  }
}

/** The answer of somebody who has none to give. */
export const nothing = async () => {};

/** The code that a page shows. */
export function codeIn(words: string): string {
  return /\b\w{4}(-\w{4}){3}\b/.exec(words)?.[0] ?? assert.fail(`no code in: ${words}`);
}
