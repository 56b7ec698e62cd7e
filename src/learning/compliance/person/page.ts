import { may, type Permission } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choice,
  date,
  type FormError,
  formKey,
  mustRead,
  parseForm,
  refused,
  text,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, isId, notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { completionsOf, withdrawCompletion } from '../../store/completion.ts';
import { addTold, toldOf, withdrawTold } from '../../store/credential-facts.ts';
import { refreshHoldings } from '../../store/credential-holding.ts';
import { isOfMyStaff, namesOf } from '../../store/credential-people.ts';
import { personView } from './view.ts';

const staff = may('learning.staff');
const coordinates = may('learning.coordinate');
/** A training lead for their own staff, and a coordinator for everybody. */
export const looksAfter: Permission = {
  says: `${staff.says}, and ${coordinates.says}`,
  public: false,
  allows: (actor) => staff.allows(actor) || coordinates.allows(actor),
};

/** GET /learning/people/ID: what somebody learned, and what is recorded of them besides. */
export async function showPerson(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const who = await read(page, db);
    const done = await completionsOf(db, who.id);
    const told = await toldOf(db, who.id);
    await audit(db, { action: 'read', kind: 'learning record', id: who.id });
    return { who, done, told };
  });
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page);
  const whole = page.practitioner.permissions.has('learning.coordinate');
  return page.show({
    title: `What ${found.who.name} learned`,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="${whole ? '/learning/mine' : '/learning/compliance'}" class="govuk-back-link">${whole ? 'My learning' : 'My staff'}</a>`,
    main: personView({
      ...found,
      whole,
      today: londonDate(page.now),
      typed,
      errors,
      csrf: page.csrf,
      key: formKey(typed),
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

const BY_LEAD = ['manager support', 'line manager'] as const;
const BY_COORDINATOR = [...BY_LEAD, 'forum', 'status', 'membership'] as const;

/** POST /learning/people/ID: records something of them, or withdraws what was wrong. */
export function changePerson(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => change(page, db),
    ({ errors }) => showPerson(page, errors),
  );
}

async function change(page: Page, db: Db): Promise<string> {
  const who = await read(page, db);
  const withdraws = page.body.has('withdraw');
  if (withdraws) await withdraw(page, db, who.id);
  else await record(page, db, who.id);
  await refreshHoldings(db, [who.id]);
  return `/learning/people/${who.id}`;
}

async function record(page: Page, db: Db, person: string): Promise<void> {
  const { practitioner: by } = page;
  const today = londonDate(page.now);
  const kinds = by.permissions.has('learning.coordinate') ? BY_COORDINATOR : BY_LEAD;
  const notAfter = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, today) > 0 ? 'The day must not be after today' : undefined;
  const { kind, body, from } = mustRead(
    parseForm(
      {
        kind: choice(kinds, 'Choose what is recorded'),
        body: text({ max: 100 }),
        from: date({ what: 'The day', ask: 'Write the day from which it holds', check: notAfter }),
      },
      page.body,
    ),
  );
  if (kind === 'membership' && body === '') throw refused('body', 'Write which body they are a member of');
  if (from === null || person === by.id)
    throw new HttpError(403, {
      says: 'Somebody else records this of you.',
      record: { kind: 'learning record', id: person },
    });
  await addTold(db, { person, kind, body: kind === 'membership' ? body : undefined, from, by });
  await audit(db, { action: 'record', kind: 'learning record', id: person, fields: [kind] });
}

async function withdraw(page: Page, db: Db, person: string): Promise<void> {
  const { withdraw: which, why } = mustRead(
    parseForm({ withdraw: text({ ask: 'Choose what is withdrawn' }), why: text({ max: 500 }) }, page.body),
  );
  if (why === '') throw refused('why', 'Write why it is withdrawn');
  const [what = '', id = ''] = which.split(' ');
  if (!isId(id)) throw new HttpError(400);
  const of =
    what === 'course'
      ? await withdrawCompletion(db, id, page.now, why)
      : await withdrawTold(db, id, { at: page.now, name: page.practitioner.name, why });
  if (of !== person) throw notFound({ kind: 'learning record', id: person });
  await audit(db, { action: 'withdraw', kind: 'learning record', id: person, fields: [what] });
}

/** Somebody whom the reader looks after. */
async function read(page: Page, db: Db) {
  const id = page.uuid();
  const mine = page.practitioner.permissions.has('learning.coordinate') || (await isOfMyStaff(db, id));
  const who = mine ? (await namesOf(db, [id])).get(id) : undefined;
  if (!who) throw notFound({ kind: 'learning record', id });
  return { id, ...who };
}
