import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { formError, type Refusal, Undone } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { change } from '../change/change.ts';
import { nothingMore, showForm } from '../change/open.ts';
import { lookedRefusal, lookForPerson, looksForPerson, personChosen } from '../picker/picker.ts';
import { personPicker } from '../picker/view.ts';
import { tieChosen } from '../rules/kinship.ts';
import { parseShieldable, shieldWhy } from '../shield/form.ts';
import { shieldFact } from '../store/facts.ts';
import { howHidden, insertRelation, insertTie, joinHousehold, readFamily } from '../store/family.ts';
import { insertTelling } from '../store/telling.ts';
import { tellingOf } from '../telling/form.ts';
import type { FamilyPart, PersonHead } from '../types.ts';
import { QUIET_TIE, SHIELDED_TIE } from './audit.ts';
import { householdFields, relationFields, tieFields } from './form.ts';
import { householdForm, relationForm, tieForm } from './form-views.ts';
import type { Strength, TieKind } from './types.ts';

/** GET /people/ID/family/add */
export async function showAddRelation(page: Page, refusal?: Refusal): Promise<Response> {
  const looked = await lookForPerson(page, OTHER);
  return showForm(
    page,
    'Add somebody of the family',
    nothingMore,
    (form) => {
      const wrong = form.errors.filter(({ field }) => field === OTHER);
      return relationForm(form, personPicker({ ...looked, name: OTHER, legend: 'Who is it?', wrong }));
    },
    lookedRefusal(looked, refusal),
  );
}

const OTHER = 'other';

/** POST /people/ID/family/add: how two people of the index belong to each other. */
export async function addRelation(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  if (looksForPerson(page, OTHER))
    return showAddRelation(page, { errors: [], changed: false, looking: true });
  const outcome = await change(
    page,
    (head) => parseShieldable(relationFields(now, head), page.body),
    async (db, head, said) => {
      const other = await personChosen(db, said.other);
      if (!other || other.id === head.id) throw wrong(OTHER, other ? themselves : nobody);
      const { side, kind } = tieChosen(said.tie);
      const telling = await insertTelling(db, head.id, tellingOf(said, practitioner, now));
      const [from, to] = side === 'from' ? [other.id, head.id] : [head.id, other.id];
      const responsibility = said.responsibility || null;
      const added = await insertRelation(db, telling, { from, to, kind, responsibility, fromOn: said.from });
      if (!added) throw wrong('tie', already);
      if (!(await hidden(db, head, { part: 'relationship', id: added }, said)))
        await auditAdded(db, head, { id: added, other: other.id });
      return familyOf(head);
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showAddRelation(page, outcome);
}

/** GET /people/ID/family/household */
export function showHousehold(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(page, 'Add a household', (db, { id }) => readFamily(db, id), householdForm, refusal);
}

/** POST /people/ID/family/household: the person lives with a family that is known, or a new one begins. */
export async function addHousehold(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  const outcome = await change(
    page,
    (head) => parseShieldable(householdFields(now, head), page.body),
    async (db, head, said) => {
      const family = await readFamily(db, head.id);
      const known = family?.members.find(({ householdId }) => householdId === said.household);
      if (said.household !== 'new' && !known) throw wrong('household', noHousehold);
      const telling = await insertTelling(db, head.id, tellingOf(said, practitioner, now));
      const household = known
        ? { id: known.householdId }
        : { name: `Household of ${head.label}`, madeBy: practitioner.id };
      const added = await joinHousehold(db, telling, household, head.id, said.from);
      if (!(await hidden(db, head, { part: 'member', id: added }, said)))
        await audit(db, changed(head, 'household'));
      return familyOf(head);
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showHousehold(page, outcome);
}

/** GET /people/ID/family/tie */
export function showAddTie(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(page, 'Add a tie', nothingMore, tieForm, refusal);
}

/** POST /people/ID/family/tie: what is around the person. */
export async function addTie(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  const outcome = await change(
    page,
    (head) => parseShieldable(tieFields(now, head), page.body),
    async (db, head, said) => {
      const telling = await insertTelling(db, head.id, tellingOf(said, practitioner, now));
      const tie = { kind: said.kind as TieKind, strength: said.strength as Strength };
      const added = await insertTie(db, telling, head.id, { ...tie, words: said.words, fromOn: said.from });
      if (!(await hidden(db, head, { part: 'tie', id: added }, said))) await audit(db, changed(head, 'tie'));
      return familyOf(head);
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showAddTie(page, outcome);
}

/** Hides what was added, where that was asked. The audit says that something was, and not what. */
async function hidden(
  db: Db,
  head: PersonHead,
  added: { part: FamilyPart; id: string },
  said: Parameters<typeof shieldWhy>[0],
): Promise<boolean> {
  const why = shieldWhy(said);
  if (why === null) return false;
  await shieldFact(db, added, [], why);
  await audit(db, changed(head, 'shielded'));
  return true;
}

/** They see among who has looked that it was written, unless it is hidden with what is shielded on another record. */
async function auditAdded(db: Db, head: PersonHead, { id, other }: { id: string; other: string }) {
  const { shielded, quiet } = await howHidden(db, id);
  const tie = shielded ? [SHIELDED_TIE] : quiet ? [QUIET_TIE] : [];
  const line = changed(head, 'relationship');
  await audit(db, { ...line, fields: [...line.fields, ...tie], shown: [other] });
}

const familyOf = ({ id }: PersonHead) => `/people/${id}/family`;

/** The audit's line for an addition. */
export function changed({ id, basis }: PersonHead, field: string) {
  return { action: 'change', kind: 'person', id, basis, fields: [field] };
}

function wrong(field: string, message: string): Undone {
  return new Undone({ errors: [formError(field, message)], changed: false });
}

const nobody = 'Find the person and choose them: only somebody whose record is open to you can be added';
const themselves = 'That is the same person. Choose somebody else';
const already = 'That is recorded already';
const noHousehold = 'Choose a household, or start a new one';
