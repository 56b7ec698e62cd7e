import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Refusal } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { insertFact, insertToldAgain, shieldAlike, shieldFact } from '../store/facts.ts';
import { projectAll, readPerson } from '../store/person.ts';
import { insertTelling } from '../store/telling.ts';
import { closeTold } from '../store/told.ts';
import type { NewFact, PersonHead, PersonRecord } from '../types.ts';
import { type Addition, readAddition } from './addition.ts';
import { freshOf, monthsIn } from './fresh.ts';
import { groupNamed, stands } from './groups.ts';
import type { FactGroup, Fresh } from './types.ts';
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
  const group = groupIn(page);
  const today = londonDate(page.now);
  return showForm(
    page,
    group.adds,
    (db, head) => known(page, db, head),
    (form, { person, fresh }) => {
      const held = fresh.filter((each) => each.group === group.name && stands(each, today));
      const parts = new Set(group.held(person).map(({ part }) => part));
      return additionForm(form, {
        ...{ group: group.name, adds: group.adds, lead: group.lead, shieldable: group.shieldable, today },
        asks: group.asks({ person, today }),
        held: held.filter(({ shielded }) => !shielded),
        hidden: held.some(({ shielded }) => shielded) || hiddenFrom(person, parts),
        again: form.errors.some(({ field }) => field === 'again') || form.typed.value('again') !== '',
      });
    },
    refusal,
  );
}

const hiddenFrom = ({ hidden }: PersonRecord, parts: ReadonlySet<string>) =>
  hidden.some(({ part, readable }) => !readable && part !== 'fact' && parts.has(part));

/** POST /people/ID/known/GROUP/add: a new fact with who told it, or one that is held and was told again. */
export async function add(page: Page): Promise<Response> {
  const group = groupIn(page);
  const outcome = await change(
    page,
    async (head, db) => {
      const held = await known(page, db, head);
      const reading = readAddition(page, group, held);
      return reading.ok ? { ok: true, value: { addition: reading.value, ...held } } : reading;
    },
    async (db, head, { addition, person, fresh }) => {
      if (addition.again) await tellAgain(db, head, addition, page.practitioner.agencyId);
      else await write(page, db, { addition, person, fresh });
      await audit(db, {
        action: addition.again ? 'tell again' : 'change',
        ...{ kind: 'person', id: head.id, basis: head.basis, fields: [group.name] },
      });
      return `/people/${head.id}/known`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showAdd(page, outcome);
}

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
  const { given, telling, shieldWhy } = addition;
  const today = londonDate(page.now);
  const standing = fresh.filter((each) => stands(each, today));
  for (const id of given.wrong?.ids ?? [])
    await closeTold(db, 'fact', id, {
      ...{ withdrawn: given.wrong?.why ?? '', by: page.practitioner, at: page.now },
    });
  const tellingId = await insertTelling(db, person.id, telling);
  for (const fact of given.facts) {
    for (const each of standing)
      if (givesWay(each, fact)) await closeTold(db, each.part, each.id, { untilOn: fact.fromOn ?? today });
    const id = await insertFact(db, { personId: person.id, tellingId }, fact);
    const like = person.hidden.some(({ part }) => part === fact.part && part !== 'fact');
    if (shieldWhy !== null) await shieldFact(db, { part: fact.part, id }, [], shieldWhy);
    if (like) await shieldAlike(db, { part: fact.part, id }, shieldWhy ?? ALIKE);
  }
  await projectAll(db, person.id);
}

const ALIKE = 'Another is shielded: look at it before this one is shown';

const givesWay = ({ slot }: Fresh, fact: NewFact) =>
  fact.slot !== undefined && fact.slot === slot && fact.untilOn === null;
