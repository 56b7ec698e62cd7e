import { agencyKinds, currentArrangements } from '../../../../partnership/index.ts';
import { audit } from '../../../../platform/audit/index.ts';
import { afterCommit, type Db } from '../../../../platform/db/index.ts';
import {
  formError,
  once,
  type Refusal,
  recordForm,
  statusOf,
  Undone,
} from '../../../../platform/forms/index.ts';
import { HttpError, notFound, one, type Page } from '../../../../platform/http/index.ts';
import { londonDate, startOfDay } from '../../../../platform/time/london.ts';
import { discardDraft, publishDraft, readDraft, saveDraft } from '../../../store/chapter-draft.ts';
import { differences } from '../../differences.ts';
import { currentManual, forgetManual } from '../../manual.ts';
import { nowStands } from '../../now-stands.ts';
import { EVER, inForce } from '../../rules/standing.ts';
import type { Draft, Manual, SectionChange, Version } from '../../types.ts';
import { changeDraft, headMark } from '../held.ts';
import { type Head, hindrances, readHead, typedHead } from './form.ts';
import { draftView } from './view.ts';

/** GET /library/procedures/ID: a draft, its sections, and what it changes. */
export async function showDraft(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const { database } = page.services;
  const manual = await currentManual(database, page.now);
  const { areas } = await currentArrangements(database, page.now);
  const draft = await page.transaction((db) => readDraft(db, id));
  if (!draft) throw notFound({ kind: 'procedure', id });
  const form = recordForm(page, refusal);
  return page.show({
    title: `Draft: ${draft.title}`,
    kind: 'workspace',
    current: '/procedures',
    ...statusOf(refusal),
    main: draftView({
      ...form,
      typed: refusal || page.kept ? form.typed : typedHead(draft),
      draft,
      areas,
      kinds: agencyKinds,
      changes: changesOf(manual, draft),
      overtaken: overtaken(manual, draft),
      mark: headMark(draft),
      mayPublish: page.practitioner.permissions.has('library.publish'),
    }),
  });
}

/** What it changes against what stands in its place, or will by the last version that is published. */
function changesOf(manual: Manual, draft: Draft): SectionChange[] {
  const from = lastOf(manual, draft) ?? inForce(manual, draft.chapter, null, EVER);
  return from ? differences(from.sections, draft.sections, draft.position) : [];
}

const lastOf = ({ versions }: Manual, { chapter, area }: Draft): Version | undefined =>
  versions.findLast((version) => version.chapter === chapter && version.area === area);

/** Somebody published another version since the draft was begun. */
function overtaken(manual: Manual, draft: Draft): Version | undefined {
  const last = lastOf(manual, draft);
  return last && last.id !== draft.basedOn ? last : undefined;
}

/** POST /library/procedures/ID: saves what stands around the sections; or publishes, by whoever may. */
export async function saveHead(page: Page): Promise<Response> {
  const publishing = one(page.body, 'press') === 'publish';
  if (publishing && !page.practitioner.permissions.has('library.publish'))
    throw new HttpError(403, {
      says: 'You may write this draft and not publish it. Nothing was changed. Ask the partnership’s business team.',
    });
  const manual = await currentManual(page.services.database, page.now);
  const { name: by } = page.practitioner;
  const outcome = await changeDraft(page, headMark, async (db, draft) => {
    const changes = changesOf(manual, draft);
    const read = readHead(page.body, changes);
    if (!read.ok) throw new Undone({ errors: read.errors, changed: false });
    const { from, ...head } = read.value;
    const begins = from === null ? null : beginsAt(from, page.now);
    await saveDraft(db, draft.id, { ...head, from: begins }, { by, now: page.now });
    if (!publishing) {
      await audit(db, { action: 'edit', kind: 'procedure', id: draft.id, fields: ['details'] });
      return `/library/procedures/${draft.id}${sectionWanted(page, draft)}`;
    }
    return publish(page, db, { draft, head: read.value, changes, manual });
  });
  return 'done' in outcome ? page.seeOther(outcome.done) : showDraft(page, outcome);
}

/** Which section was to be opened next: what was typed around it is saved by then. */
function sectionWanted(page: Page, { sections }: Draft): string {
  const [, wanted = ''] = /^section:(.+)$/.exec(one(page.body, 'press')) ?? [];
  return wanted === 'new' || sections.some(({ id }) => id === wanted) ? `/sections/${wanted}` : '';
}

/** At midnight of its day in London; today, at once. */
const beginsAt = (day: Temporal.PlainDate, now: Temporal.Instant) =>
  day.equals(londonDate(now)) ? now : startOfDay(day);

interface Publishing {
  draft: Draft;
  head: Head;
  changes: readonly SectionChange[];
  manual: Manual;
}

async function publish(page: Page, db: Db, { draft, head, changes, manual }: Publishing): Promise<string> {
  const { now, services, practitioner } = page;
  const last = lastOf(manual, draft);
  const facts = { changes, sections: draft.sections.length, today: londonDate(now), last: last?.from };
  const wrong = hindrances(head, facts);
  if (wrong.length > 0 || head.from === null) throw new Undone({ errors: wrong, changed: false });
  const from = beginsAt(head.from, now);
  const begun = Temporal.Instant.compare(from, now) <= 0;
  if (!(await publishDraft(db, draft.id, { from, by: practitioner.name, now, inForce: begun })))
    throw new Undone({
      errors: [formError('from', 'Somebody published a version at this moment. Look again')],
      changed: false,
    });
  await audit(db, { action: 'publish', kind: 'procedure', id: draft.id });
  if (begun) {
    const before = last ?? inForce(manual, draft.chapter, null, now);
    await nowStands(db, { ...draft, ...head }, { earlier: before, changes, at: now });
  }
  afterCommit(db, () => forgetManual(services.database));
  const query = new URLSearchParams({
    ...(begun ? {} : { on: head.from.toString() }),
    ...(draft.area ? { area: draft.area } : {}),
  });
  return `/procedures/${draft.chapter}${query.size > 0 ? `?${query}` : ''}`;
}

/** POST /library/procedures/ID/discard: what stands stays as it is. */
export async function discard(page: Page): Promise<Response> {
  const id = page.uuid();
  const done = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await readDraft(db, id, true))) throw notFound({ kind: 'procedure', id });
      await discardDraft(db, id);
      await audit(db, { action: 'discard', kind: 'procedure', id });
      return '/library/procedures';
    }),
  );
  return page.seeOther(done);
}
