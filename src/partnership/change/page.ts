import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  formKey,
  once,
  parseForm,
  type Typed,
  typedFrom,
  typedIn,
  typedOr,
} from '../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../platform/http/index.ts';
import { askAll } from '../../platform/questions/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { administers } from '../administers.ts';
import { forgetArrangements } from '../arrangements/current.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { factsChangedBy } from '../local/facts.ts';
import { type NamedIn, namedIn } from '../questions/named-in.ts';
import { readArrangements } from '../store/arrangements.ts';
import { insertChange, lockSubject, readChange } from '../store/changes.ts';
import { type Grounds, grounds, objectionsTo, period } from './form.ts';
import type { Subject } from './types.ts';
import { versionsOf } from './versions.ts';
import { type ChangeModel, changeView, previewView } from './view.ts';

/** Finds the subject of an address; undefined when the partnership has none such. */
export type Find = (page: Page, arrangements: Arrangements) => Subject<unknown> | undefined;

/** Nothing of the change is kept: it is to be put right, looked at first, or weighed against another's. */
class Unmade extends Error {
  readonly subject: Subject<unknown>;
  readonly shown: Pick<ChangeModel, 'errors' | 'other' | 'preview' | 'mark' | 'now' | 'used'>;
  constructor(subject: Subject<unknown>, shown: Unmade['shown']) {
    super('the change was not made');
    this.subject = subject;
    this.shown = shown;
  }
}

/** GET of a subject: what holds now, as a form to change it by. */
export async function showChange(page: Page, find: Find): Promise<Response> {
  const { arrangements, used } = await page.transaction(async (db) => {
    const arrangements = await readArrangements(db);
    return { arrangements, used: await usedIn(db, page, subjectFor(page, find, arrangements)) };
  });
  const subject = subjectFor(page, find, arrangements);
  const day = earliestDay(page, subject);
  const value = subject.on(arrangements, (subject.day ?? day).toString());
  const first = { 'from-day': `${day.day}`, 'from-month': `${day.month}`, 'from-year': `${day.year}` };
  const typed = typedOr(page, typedFrom({ ...first, ...subject.typed(value) }));
  return draw(page, subject, typed, {
    errors: [],
    mark: markOf(arrangements, subject),
    now: nowIn(page, arrangements, subject),
    used,
  });
}

/** The texts that name what changes with it, for whoever is about to change it. */
async function usedIn(db: Db, page: Page, { kind, subject }: Subject<unknown>): Promise<readonly NamedIn[]> {
  const names = factsChangedBy(kind, subject);
  return names.length === 0 ? [] : askAll(page.services, namedIn, db, { names, now: page.now });
}

/**
 * POST of a subject. The change is written, read back as everybody would read it, and then kept only when it was
 * looked at before and nothing speaks against it: what is shown and refused is what would have held.
 */
export async function makeChange(page: Page, find: Find): Promise<Response> {
  try {
    const location = await page.transaction((db) => once(db, page, () => change(db, page, find)));
    forgetArrangements(page.services.database);
    return page.seeOther(location);
  } catch (error) {
    if (!(error instanceof Unmade)) throw error;
    return draw(page, error.subject, typedIn(page.body), error.shown);
  }
}

async function change(db: Db, page: Page, find: Find): Promise<string> {
  const subject = subjectFor(page, find, await readArrangements(db));
  await lockSubject(db, subject.kind, subject.subject);
  const before = await readArrangements(db);
  const mark = markOf(before, subject);
  const now = nowIn(page, before, subject);
  const used = await usedIn(db, page, subject);
  const unmade = (shown: Partial<Unmade['shown']>) =>
    new Unmade(subject, { errors: [], mark, now, used, ...shown });
  if (one(page.body, 'mark') !== mark) throw unmade({ other: await otherVersion(db, before, subject, mark) });
  if (one(page.body, 'press') === 'edit') throw unmade({});
  const read = readAll(page, subject, before);
  if ('errors' in read) throw unmade({ errors: read.errors });
  const { value, from, until } = read;
  const id = await write(db, page, subject, { value, from: from.toString(), grounds: read.grounds });
  if (until && !versionsOf(before.versions, subject.kind, subject.subject).some((v) => v.from === until)) {
    const back = { ...read.grounds, why: `The end of: ${read.grounds.why}` };
    await write(db, page, subject, { value: subject.on(before, until), from: until, grounds: back });
  }
  const after = await readArrangements(db);
  const refused = subject.refuses?.(before, after, from);
  if (refused) throw unmade({ errors: [refused] });
  if (one(page.body, 'press') !== 'save') {
    const later = versionsOf(before.versions, subject.kind, subject.subject).find(
      (v) => v.from > from.toString(),
    );
    const ends = until ?? later?.from;
    const means = subject.means?.(before, after, from);
    throw unmade({
      preview: { from, ends: ends ? Temporal.PlainDate.from(ends) : null, says: subject.says(value), means },
    });
  }
  await audit(db, {
    action: 'change arrangement',
    kind: 'arrangement',
    id,
    fields: [`${subject.kind} ${subject.subject}`, `from ${from}`, ...(until ? [`until ${until}`] : [])],
  });
  return `/arrangements/changes/${id}`;
}

type Read = { value: unknown; from: Temporal.PlainDate; until: string | undefined; grounds: Grounds };

function readAll(
  page: Page,
  subject: Subject<unknown>,
  { versions }: Arrangements,
): Read | { errors: ChangeModel['errors'] } {
  const value = subject.read(page.body);
  const said = parseForm(grounds, page.body);
  const when = subject.day
    ? ({ ok: true, value: { from: subject.day, until: null } } as const)
    : parseForm(period, page.body);
  const errors = [value, when, said].flatMap((part) => (part.ok ? [] : part.errors));
  if (!value.ok || !said.ok || !when.ok || !when.value.from) return { errors };
  const { from, until } = when.value;
  const others = versionsOf(versions, subject.kind, subject.subject);
  const against = objectionsTo({ from, until }, others, earliestDay(page, subject));
  if (against.length > 0) return { errors: against };
  return { value: value.value, from, until: until?.add({ days: 1 }).toString(), grounds: said.value };
}

async function write(
  db: Db,
  page: Page,
  subject: Subject<unknown>,
  { value, from, grounds: said }: { value: unknown; from: string; grounds: Grounds },
): Promise<string> {
  const { kind, subject: key, area } = subject;
  const by = page.practitioner.id;
  const id = await insertChange(db, { kind, subject: key, area, from, ...said, by });
  const { source, certainty } = said;
  if (value !== null) await subject.write(db, { id, from, source, certainty }, value);
  return id;
}

/** @throws HttpError 404 for a subject that there is not, or that is another area's to change */
function subjectFor(page: Page, find: Find, arrangements: Arrangements): Subject<unknown> {
  const subject = find(page, arrangements);
  if (!subject || !administers(page.practitioner, subject.area)) throw notFound();
  return subject;
}

function earliestDay(page: Page, { earliest }: Subject<unknown>): Temporal.PlainDate {
  return londonDate(page.now).add({ days: earliest === 'today' ? 0 : 1 });
}

function nowIn(page: Page, arrangements: Arrangements, subject: Subject<unknown>) {
  return subject.says(subject.on(arrangements, (subject.day ?? londonDate(page.now)).toString()));
}

/** The last change of a subject: who posts a form that was shown before it has not seen it. */
function markOf({ versions }: Arrangements, { kind, subject }: Subject<unknown>): string {
  const made = versionsOf(versions, kind, subject).map(({ id, from }) => `${from}:${id.slice(0, 8)}`);
  return made.join(',') || 'as installed';
}

/** What somebody else changed since: the version that this form has not seen. */
async function otherVersion(
  db: Db,
  before: Arrangements,
  subject: Subject<unknown>,
  mark: string,
): Promise<ChangeModel['other']> {
  const last = versionsOf(before.versions, subject.kind, subject.subject).at(-1);
  if (!last || mark === '') return { says: [], change: undefined };
  return { says: subject.says(subject.on(before, last.from)), change: await readChange(db, last.id) };
}

function draw(
  page: Page,
  subject: Subject<unknown>,
  typed: Typed,
  shown: Unmade['shown'],
): Promise<Response> {
  const model: ChangeModel = {
    ...shown,
    ...{ typed, csrf: page.csrf, key: formKey(typed), at: page.now },
    ...{ title: subject.title, path: subject.path, lead: subject.lead, day: subject.day },
    inAreas: subject.inAreas ?? [],
    fields: subject.fields(typed, shown.errors),
    body: page.body,
  };
  const status = shown.errors.length > 0 ? { status: 400 } : shown.other ? { status: 409 } : {};
  return page.show({
    title: shown.preview ? `Check: ${subject.title}` : subject.title,
    kind: 'workspace',
    current: '/arrangements',
    ...status,
    main: shown.preview ? previewView(model, shown.preview) : changeView(model),
  });
}
