import { choosing, lookedFor, looksForPeople, offeredPeople } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { changeRecord, formError, type Refusal, Undone } from '../../../platform/forms/index.ts';
import { isId, notFound, one, type Page } from '../../../platform/http/index.ts';
import { additive } from '../../change/change.ts';
import { showForm } from '../../change/open.ts';
import { changed } from '../../family/add.ts';
import { lookedRefusal, lookForPerson, looksForPerson } from '../../picker/picker.ts';
import { personPicker } from '../../picker/view.ts';
import { insertEvent, readEvent } from '../../store/chronology.ts';
import { openFamily } from '../../store/family.ts';
import { openRows } from '../../store/search.ts';
import type { PersonHead } from '../../types.ts';
import { readEventForm } from './form.ts';
import { addView } from './view.ts';

const OTHER = 'other';

/** GET /people/ID/chronology/add[?corrects=EVENT]: an empty form, or one with what was struck through in it. */
export async function showAdd(page: Page, refusal?: Refusal): Promise<Response> {
  const looked = await lookForPerson(page, OTHER);
  const corrects = one(page.body, 'corrects') || (page.url.searchParams.get('corrects') ?? '');
  return showForm(
    page,
    'Write down what happened',
    (db, head) => loadAround(page, db, head, corrects),
    (form, around) => {
      const wrong = form.errors.filter(({ field }) => field === OTHER);
      const legend = 'Is it about somebody else besides?';
      const picker = personPicker({ ...looked, name: OTHER, legend, wrong });
      return addView({ ...form, ...around, picker, agency: page.practitioner.agencyName });
    },
    lookedRefusal(looked, refusal),
  );
}

/** Whom else it may be about, who may be named for it, and what it puts right. */
async function loadAround(page: Page, db: Db, head: PersonHead, corrects: string) {
  const [relatives, choices, struck] = await Promise.all([
    openFamily(db, head.id),
    choosing(db, page, head.teamId),
    isId(corrects) ? readEvent(db, head.id, corrects) : undefined,
  ]);
  if (corrects !== '' && !struck?.struck) throw notFound({ kind: 'person', id: head.id });
  const named = [...relatives, ...(struck?.people ?? [])].map(({ id }) => id);
  if (named.length > 0) await audit(db, { action: 'list', kind: 'person', shown: named });
  return { ...choices, me: page.practitioner.id, relatives, struck };
}

/** POST /people/ID/chronology/add */
export async function addEvent(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  if (looksForPeople(page)) return showAdd(page, lookedFor);
  if (looksForPerson(page, OTHER)) return showAdd(page, { errors: [], changed: false, looking: true });
  const outcome = await changeRecord(
    additive,
    page,
    async (head, db) =>
      readEventForm(page.body, practitioner, now, await offeredPeople(db, page, head.teamId)),
    async (db, head, { event, also, other, telling }) => {
      const concerned = await concernedBy(db, head, also, other);
      const id = crypto.randomUUID();
      if (!(await insertEvent(db, { ...event, id, people: concerned }, telling)))
        throw new Undone({ errors: [formError('what', twice)], changed: false });
      const fields = event.shielded ? ['chronology', 'shielded event'] : ['chronology'];
      await audit(db, { ...changed(head, 'chronology'), shown: concerned, fields });
      return `/people/${head.id}/chronology`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showAdd(page, outcome);
}

const twice = 'This was written anew already. Read the chronology, then strike through what is wrong in it';

/** The person of the page first, and everybody else whom it was said to concern, if their records are open. */
async function concernedBy(
  db: Db,
  head: PersonHead,
  also: readonly string[],
  other: string,
): Promise<string[]> {
  const others = [...new Set([...also, ...(other === '' ? [] : [other])])].filter((id) => id !== head.id);
  const seen = await openRows(db, others.filter(isId));
  if (seen.length !== others.length)
    throw new Undone({
      errors: [formError(OTHER, 'Only somebody whose record is open to you can be added')],
      changed: false,
    });
  return [head.id, ...seen.map(({ id }) => id)].slice(0, 20);
}
