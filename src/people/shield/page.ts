import { choosing, lookedFor, looksForPeople, offeredPeople } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { choices, formError, parseForm, type Refusal, text, Undone } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { factIn, groupIn } from '../facts/page.ts';
import { FAMILY_PARTS, familyPartOf } from '../family/end.ts';
import { partIn } from '../family/words.ts';
import { alikeInFamily, touchRecord } from '../store/alike.ts';
import { shieldFact, takeOnFact, unshieldFact } from '../store/facts.ts';
import { readFamily } from '../store/family.ts';
import { projectAll, readPerson } from '../store/person.ts';
import type { PersonHead, Shielded } from '../types.ts';
import type { Shielding } from './types.ts';
import { shieldForm, takeOnForm, unshieldForm } from './view.ts';

const why = text({ ask: 'Say why in a few words', max: 1000 });
const REASON = 10;

/** Reads why, and whom a form names besides. */
async function reasoned(page: Page, people: readonly string[] = []) {
  const parsed = parseForm({ people: choices(people), why }, page.body);
  if (!parsed.ok || parsed.value.why.length >= REASON) return parsed;
  return { ok: false as const, errors: [formError('why', 'Say why in a few words')] };
}

/** What an address names that has a shield: a fact, or a part of the family. @throws HttpError 404 where there is none such */
async function shieldable(page: Page, db: Db, id: string): Promise<Shielding> {
  if (page.param('part')) return familyShieldable(page, db, id);
  const group = groupIn(page);
  const held = factIn(page, group, await readPerson(db, id));
  if (!group.shieldable) throw notFound({ kind: 'person', id });
  return { held, step: (what) => `known/${group.name}/${held.id}/${what}`, back: 'known' };
}

async function familyShieldable(page: Page, db: Db, id: string): Promise<Shielding> {
  const part = familyPartOf(page);
  const which = page.uuid('which');
  const family = await readFamily(db, id);
  const held = family && partIn(family, part, which);
  if (!held) throw notFound({ kind: 'person', id });
  return {
    held: { part, id: which, label: FAMILY_LABELS[part], ...held },
    step: (what) => `family/${what}/${part}/${which}`,
    back: 'family',
  };
}

const FAMILY_LABELS = { relationship: 'Relationship', member: 'Household', tie: 'Around them' } as const;

/** GET /people/ID/known/GROUP/WHICH/shield and /people/ID/family/shield/PART/WHICH */
export function showShieldFact(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Shield',
    async (db, head) => {
      const found = await shieldable(page, db, head.id);
      const alike = await alikeInFamily(db, head.id, found.held.part, found.held.id);
      await audit(db, { action: 'list', kind: 'person', shown: alike.map(({ personId }) => personId) });
      const people = await choosing(db, page, head.teamId);
      return { ...found, ...people, alike, me: page.practitioner.id, again: refusal !== undefined };
    },
    shieldForm,
    refusal,
  );
}

/**
 * POST /people/ID/known/GROUP/WHICH/shield: one fact is hidden from all but named people. It must not wait. Where it
 * stands on other records of the family, it is hidden there too.
 */
export async function shieldOne(page: Page): Promise<Response> {
  if (looksForPeople(page)) return showShieldFact(page, lookedFor);
  const outcome = await change(
    page,
    async (head, db) => reasoned(page, await offeredPeople(db, page, head.teamId)),
    async (db, head, said) => {
      const { held, back } = await shieldable(page, db, head.id);
      const also = page.body.get('also') ?? [];
      const alike = await alikeInFamily(db, head.id, held.part, held.id);
      await shieldFact(db, held, said.people, said.why);
      for (const other of alike.filter(({ id, workable }) => workable && also.includes(id))) {
        await shieldFact(db, { part: held.part, id: other.id }, said.people, said.why);
        await touchRecord(db, other.personId);
        await projectAll(db, other.personId);
        await audit(db, { action: 'shield', kind: 'person', id: other.personId, fields: [held.part] });
      }
      return done(db, head, 'shield', { ...held, back });
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showShieldFact(page, outcome);
}

/** GET /people/ID/known/GROUP/WHICH/unshield */
export function showUnshield(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(page, 'Show again', (db, { id }) => shielded(page, db, id), unshieldForm, refusal);
}

async function shielded(page: Page, db: Db, id: string) {
  const found = await shieldable(page, db, id);
  if (!found.held.shielded) throw notFound({ kind: 'person', id });
  return found;
}

/** POST /people/ID/known/GROUP/WHICH/unshield: everybody who sees the person reads it again. */
export async function unshieldOne(page: Page): Promise<Response> {
  const outcome = await change(
    page,
    () => reasoned(page),
    async (db, head, said) => {
      const { held, back } = await shielded(page, db, head.id);
      await unshieldFact(db, held, said.why);
      return done(db, head, 'unshield', { ...held, back });
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showUnshield(page, outcome);
}

const PARTS: readonly Shielded['part'][] = ['address', 'contact', 'fact', 'registration', ...FAMILY_PARTS];

/** GET /people/ID/shielded/PART/WHICH/take-on: what is shielded and nobody's. */
export function showTakeOn(page: Page, refusal?: Refusal): Promise<Response> {
  const { part, which } = takenIn(page);
  return showForm(
    page,
    'Take on what is shielded',
    async (db, { id }) => {
      await mustBeFree(db, id, which);
      return `shielded/${part}/${which}/take-on`;
    },
    takeOnForm,
    refusal,
  );
}

/** POST /people/ID/shielded/PART/WHICH/take-on: whoever does it is named for it from then on. */
export async function takeOn(page: Page): Promise<Response> {
  const { part, which } = takenIn(page);
  const outcome = await change(
    page,
    () => reasoned(page),
    async (db, head, said) => {
      await mustBeFree(db, head.id, which);
      if (!(await takeOnFact(db, { part, id: which }, said.why)))
        throw new Undone({ errors: [], changed: true });
      const back = FAMILY_PARTS.some((each) => each === part) ? 'family' : 'known';
      return done(db, head, 'take on', { part, back });
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showTakeOn(page, outcome);
}

async function mustBeFree(db: Db, id: string, which: string): Promise<void> {
  const person = await readPerson(db, id);
  const found = person?.hidden.find((each) => each.id === which);
  if (!found || found.named) throw notFound({ kind: 'person', id });
}

function takenIn(page: Page): Pick<Shielded, 'part'> & { which: string } {
  const part = PARTS.find((each) => each === page.param('part'));
  if (!part) throw notFound({ kind: 'person', id: page.uuid() });
  return { part, which: page.uuid('which') };
}

/** What the search finds somebody by changes with what is hidden. */
async function done(
  db: Db,
  head: PersonHead,
  action: string,
  { part, back }: { part: string; back: string },
): Promise<string> {
  await projectAll(db, head.id);
  await audit(db, { action, kind: 'person', id: head.id, basis: head.basis, fields: [part] });
  return `/people/${head.id}/${back}`;
}
