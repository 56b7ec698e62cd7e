import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type Refusal, typedFrom } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { insertFact, insertToldAgain, shieldAlike, shieldFact, shieldLike } from '../store/facts.ts';
import { projectAll, readPerson } from '../store/person.ts';
import { insertTelling } from '../store/telling.ts';
import { closeTold } from '../store/told.ts';
import type { NewFact, Part, PersonHead, PersonRecord } from '../types.ts';
import { type Addition, readAddition } from './addition.ts';
import { freshOf, monthsIn } from './fresh.ts';
import { typedDay } from './group.ts';
import { groupNamed, stands } from './groups.ts';
import type { FactGroup, Fresh, Held } from './types.ts';
import { additionForm } from './view.ts';

/** The sort of fact that an address names. @throws HttpError 404 where there is none such */
export function groupIn(page: Page): FactGroup {
  const group = groupNamed(page.param('group'));
  if (!group) throw notFound({ kind: 'person', id: page.uuid() });
  return group;
}

/** A person with everything told of them and how fresh it is. */
export async function known(
  page: Page,
  db: Db,
  { id, area }: Pick<PersonHead, 'id' | 'area'>,
): Promise<{ person: PersonRecord; fresh: Fresh[] }> {
  const person = await readPerson(db, id);
  if (!person) throw notFound({ kind: 'person', id });
  return { person, fresh: freshOf(person, await monthsIn(page, db, area), londonDate(page.now)) };
}

/** GET /people/ID/known/GROUP/add */
export function showAdd(page: Page, refusal?: Refusal): Promise<Response> {
  return showFact(page, refusal, false);
}

/** GET /people/ID/known/GROUP/WHICH/correct: what was written down, to be put right. */
export function showCorrect(page: Page, refusal?: Refusal): Promise<Response> {
  return showFact(page, refusal, true);
}

function showFact(page: Page, refusal: Refusal | undefined, correcting: boolean): Promise<Response> {
  const group = groupIn(page);
  const today = londonDate(page.now);
  return showForm(
    page,
    correcting ? 'Correct it' : group.adds,
    async (db, head) => {
      const found = await known(page, db, head);
      return { ...found, instead: correcting ? correctable(page, group, found.person) : undefined };
    },
    (form, { person, fresh, instead }) => {
      const held = fresh.filter(
        (each) => each.group === group.name && each.id !== instead?.id && stands(each, today),
      );
      const parts = new Set(group.held(person).map(({ part }) => part));
      const typed = instead && !refusal && !page.kept ? typedFrom(typedFact(instead)) : form.typed;
      return additionForm(
        { ...form, typed },
        {
          ...{ group: group.name, adds: group.adds, lead: group.lead, shieldable: group.shieldable, today },
          instead,
          asks: group.asks({ person, today }),
          held: held.filter(({ shielded }) => !shielded),
          hidden: held.some(({ shielded }) => shielded) || hiddenFrom(person, parts),
          again: form.errors.some(({ field }) => field === 'again') || form.typed.value('again') !== '',
        },
      );
    },
    refusal,
  );
}

/** The fact to be put right. @throws HttpError 404 where there is none, or it is corrected in another way */
function correctable(page: Page, group: FactGroup, person: PersonRecord): Held {
  const held = factIn(page, group, person);
  if (!held.typed) throw notFound({ kind: 'person', id: person.id });
  return held;
}

/** The form as the fact was told: a slip of the pen has the same source. */
function typedFact({ typed, telling }: Held): Record<string, string | readonly string[]> {
  const { how, saidBy, toldAt } = telling;
  const byHand = how === 'said' || how === 'seen' || how === 'document';
  return { ...typed, ...(byHand ? { how } : {}), 'said-by': saidBy, ...typedDay('told', londonDate(toldAt)) };
}

/** The fact of an address, as far as the reader sees it. @throws HttpError 404 where there is none to change */
export function factIn(page: Page, group: FactGroup, person: PersonRecord | undefined): Held {
  const which = page.uuid('which');
  const held = person && group.held(person).find(({ id, withdrawn }) => id === which && !withdrawn);
  if (!held) throw notFound({ kind: 'person', id: page.uuid() });
  return held;
}

const hiddenFrom = ({ hidden }: PersonRecord, parts: ReadonlySet<string>) =>
  hidden.some(({ part, readable }) => !readable && part !== 'fact' && parts.has(part));

/** POST /people/ID/known/GROUP/add: a new fact with who told it, or one that is held and was told again. */
export function add(page: Page): Promise<Response> {
  return postFact(page, false);
}

/** POST /people/ID/known/GROUP/WHICH/correct: the wrong one is withdrawn with a reason, and the right one follows. */
export function correct(page: Page): Promise<Response> {
  return postFact(page, true);
}

async function postFact(page: Page, correcting: boolean): Promise<Response> {
  const group = groupIn(page);
  const outcome = await change(
    page,
    async (head, db) => {
      const { person, fresh: all } = await known(page, db, head);
      const instead = correcting ? correctable(page, group, person) : undefined;
      const fresh = all.filter(({ id }) => id !== instead?.id);
      const reading = readAddition(page, group, { person, fresh, instead });
      return reading.ok ? { ok: true, value: { addition: reading.value, person, fresh } } : reading;
    },
    async (db, head, { addition, person, fresh }) => {
      if (addition.again) await tellAgain(db, head, addition, page.practitioner.agencyId);
      else await write(page, db, { addition, person, fresh });
      await audit(db, {
        action: addition.again ? 'tell again' : 'change',
        ...{ kind: 'person', id: head.id, basis: head.basis },
        fields: [isHidden(addition) ? 'shielded' : group.name],
      });
      return `/people/${head.id}/known`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showFact(page, outcome, correcting);
}

const isHidden = ({ shieldWhy, again, instead }: Addition) =>
  shieldWhy !== null || again?.held.shielded || instead?.shielded;

/** Keeps that a held fact was told once more. */
export async function tellAgain(
  db: Db,
  { id }: PersonHead,
  { telling, again }: Pick<Addition, 'telling' | 'again'>,
  agencyId: string,
): Promise<void> {
  if (!again) return;
  const { held, needless, why } = again;
  const tellingId = await insertTelling(db, id, telling);
  await insertToldAgain(db, {
    ...{ personId: id, tellingId, agencyId, part: held.part, factId: held.id },
    ...{ askedAs: held.askedAs, needless, why },
  });
}

/** What is wrong is withdrawn, what gives way ends, and the new facts stand: all told on one occasion. */
async function write(
  page: Page,
  db: Db,
  { addition, person, fresh }: { addition: Addition; person: PersonRecord; fresh: readonly Fresh[] },
): Promise<void> {
  const { given, telling } = addition;
  const today = londonDate(page.now);
  const standing = fresh.filter((each) => stands(each, today));
  const tellingId = await insertTelling(db, person.id, telling);
  for (const fact of given.facts) {
    for (const each of standing)
      if (givesWay(each, fact)) await closeTold(db, each.part, each.id, { untilOn: fact.fromOn ?? today });
    const id = await insertFact(db, { personId: person.id, tellingId }, fact);
    await shieldNew(db, { part: fact.part, id }, addition, person);
  }
  // Last, for what is hidden with them is read from them.
  for (const { part, id } of given.wrong?.facts ?? [])
    await closeTold(db, part, id, {
      ...{ withdrawn: given.wrong?.why ?? '', by: page.practitioner, at: page.now },
    });
  await projectAll(db, person.id);
}

/** A new fact is hidden where that was asked, where it takes the place of one that is, and beside others of its sort. */
async function shieldNew(
  db: Db,
  fact: { part: Part; id: string },
  { shieldWhy, instead }: Addition,
  person: PersonRecord,
): Promise<void> {
  const like = person.hidden.some(({ part }) => part === fact.part && part !== 'fact');
  if (shieldWhy !== null) await shieldFact(db, fact, [], shieldWhy);
  if (instead?.shielded) await shieldLike(db, fact, instead.id, instead.shieldedWhy ?? ALIKE);
  else if (like) await shieldAlike(db, fact, shieldWhy ?? ALIKE);
}

const ALIKE = 'Another is shielded: look at it before this one is shown';

const givesWay = ({ slot }: Fresh, fact: NewFact) =>
  fact.slot !== undefined && fact.slot === slot && fact.untilOn === null;
