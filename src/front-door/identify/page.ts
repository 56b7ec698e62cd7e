import {
  addPersonFrom,
  addsPerson,
  lookedRefusal,
  lookForPerson,
  looksForPerson,
  personChosen,
  personPicker,
} from '../../people/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  formError,
  parseForm,
  type Refusal,
  refused,
  type Typed,
  text,
  typedFrom,
} from '../../platform/forms/index.ts';
import { isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { identify, subjects, takeBack } from '../store/identify.ts';
import type { Subject } from './types.ts';
import { identifyView, subjectName, whoView } from './view.ts';

const PICKER = 'person';
const closed = 'Choosing them tells that team; yours works with the child from then on.';

/** GET /front-door/ID/who: the children and the people in their lives, and who each was found to be. */
export function showWho(page: Page): Promise<Response> {
  return showForm(
    page,
    'Who they are',
    (db, { id }) => subjects(db, id),
    (form, found) => whoView(form.record, found, form.now),
  );
}

/** GET /front-door/ID/who/SUBJECT: looks for one of them in the index; or takes back who they were found to be. */
export async function showIdentify(page: Page, refusal?: Refusal): Promise<Response> {
  const which = page.uuid('subject');
  const looked = await lookForPerson(page, PICKER);
  return showForm(
    page,
    'Who is this?',
    async (db, { id }) => ({
      subject: await theSubject(db, id, which),
      added: await personChosen(db, page.url.searchParams.get('person') ?? ''),
    }),
    (form, { subject, added }) => {
      const untouched = form.typed.value('form-key') === '';
      const typed = untouched ? toldOf(subject) : looked.typed;
      const wrong = form.errors.filter(({ field }) => field === PICKER);
      const legend = `Find ${subjectName(subject)} among the people who are known`;
      return identifyView(
        form,
        subject,
        personPicker({
          ...{ ...looked, typed, name: PICKER, legend, closed, wrong },
          ...(added && !looked.chosen && !looked.found ? { chosen: added } : {}),
          mayAdd: page.practitioner.permissions.has('people.create'),
        }),
      );
    },
    lookedRefusal(looked, refusal),
  );
}

const fields = {
  why: text({ ask: 'Say how you know that it is this person', max: 1000 }),
};

/** POST /front-door/ID/who/SUBJECT: the concern is about this person; whoever holds their record is told. */
export async function identifySubject(page: Page): Promise<Response> {
  if (looksForPerson(page, PICKER)) return showIdentify(page, { errors: [], changed: false, looking: true });
  const which = page.uuid('subject');
  if (addsPerson(page, PICKER)) {
    const path = await addPersonFrom(page, PICKER, `/front-door/${page.uuid()}/who/${which}`);
    return path
      ? page.seeOther(path)
      : showIdentify(page, { errors: [formError(PICKER, 'Enter a name first')], changed: false });
  }
  const person = one(page.body, PICKER);
  return change(
    page,
    showIdentify,
    () => {
      const parsed = parseForm(fields, page.body);
      const missing = isId(person) ? [] : [formError(PICKER, 'Find the person, then choose them')];
      if (parsed.ok && missing.length === 0) return parsed;
      return { ok: false, errors: [...missing, ...(parsed.ok ? [] : parsed.errors)] };
    },
    async (db, head, { why }) => {
      if (!(await identify(db, head.id, which, person, why))) throw refused(PICKER, gone);
      await audit(db, {
        action: 'identify',
        kind: 'concern',
        id: head.id,
        basis: head.basis,
        shown: [person],
      });
      return `/front-door/${head.id}/who`;
    },
  );
}

const gone =
  'That cannot be: the person is not there, or somebody was chosen already. Nothing was changed. Look again';

/** POST /front-door/ID/who/SUBJECT/back: it was somebody else; what came with it goes. */
export async function takeBackSubject(page: Page): Promise<Response> {
  const which = page.uuid('subject');
  return change(
    page,
    showIdentify,
    () => {
      const parsed = parseForm({ back: text({ ask: 'Say why it was somebody else', max: 1000 }) }, page.body);
      if (!parsed.ok || parsed.value.back.length >= 10) return parsed;
      return { ok: false, errors: [formError('back', 'Say in a few words why it was somebody else')] };
    },
    async (db, head, { back }) => {
      if (!(await takeBack(db, head.id, which, back))) throw refused('back', 'Nobody was chosen here');
      await audit(db, {
        action: 'take identification back',
        kind: 'concern',
        id: head.id,
        basis: head.basis,
      });
      return `/front-door/${head.id}/who`;
    },
  );
}

async function theSubject(db: Db, concernId: string, which: string): Promise<Subject> {
  const found = (await subjects(db, concernId)).find(({ id }) => id === which);
  if (!found) throw notFound({ kind: 'concern', id: concernId });
  return found;
}

/** What the concern tells of somebody, as if it had been typed into the search. */
function toldOf({ given, surname, dateOfBirth, sex, nhsNumber, postcode }: Subject): Typed {
  const day = (part: 'day' | 'month' | 'year') => (dateOfBirth ? String(dateOfBirth[part]) : '');
  return typedFrom({
    [`${PICKER}-given`]: given,
    [`${PICKER}-surname`]: surname,
    ...{ [`${PICKER}-born-day`]: day('day'), [`${PICKER}-born-month`]: day('month') },
    ...{ [`${PICKER}-born-year`]: day('year'), [`${PICKER}-sex`]: sex ?? '' },
    [`${PICKER}-nhsNumber`]: nhsNumber ?? '',
    [`${PICKER}-postcode`]: postcode ?? '',
  });
}
