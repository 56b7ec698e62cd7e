import { currentArrangements, localFactNames } from '../../../../partnership/index.ts';
import { audit } from '../../../../platform/audit/index.ts';
import {
  optionalChoice,
  parseForm,
  type Refusal,
  recordForm,
  statusOf,
  text,
  typedFrom,
  Undone,
} from '../../../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../../../platform/http/index.ts';
import { megabytes } from '../../../edit/page.ts';
import { takeUploads } from '../../../edit/uploads.ts';
import { readDraft, saveDraft } from '../../../store/chapter-draft.ts';
import { addressesHere } from '../../../store/files.ts';
import { aroundSections } from '../../local/around.ts';
import { wordsErrors } from '../../local/written.ts';
import { currentManual } from '../../manual.ts';
import { idFrom } from '../../rules/sections.ts';
import type { Draft, Manual, Section } from '../../types.ts';
import { changeDraft, sectionMark } from '../held.ts';
import { FIRST, sectionFormView } from './view.ts';

const NEW = 'new';

/** GET /library/procedures/ID/sections/SECTION: one section's words; `new` for one that is not there yet. */
export async function showSectionForm(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const wanted = page.param('section');
  const arrangements = await currentArrangements(page.services.database, page.now);
  const form = recordForm(page, refusal);
  const { draft, files } = await page.transaction(async (db) => {
    const draft = await readDraft(db, id);
    const bodies = [...(draft?.sections.map(({ body }) => body) ?? []), form.typed.value('body')];
    return { draft, files: await addressesHere(db, bodies) };
  });
  const section = draft?.sections.find((each) => each.id === wanted);
  if (!draft || (wanted !== NEW && !section && !refusal)) throw notFound({ kind: 'procedure', id });
  const at = draft.sections.findIndex((each) => each.id === wanted);
  const before = at > 0 ? draft.sections[at - 1]?.id : wanted === NEW ? draft.sections.at(-1)?.id : undefined;
  const stands = typedFrom({
    title: section?.title ?? '',
    body: section?.body ?? '',
    after: before ?? FIRST,
  });
  return page.show({
    title: section ? `Edit: ${section.title}` : 'Add a section',
    kind: 'workspace',
    current: '/procedures',
    ...statusOf(refusal),
    main: sectionFormView({
      ...form,
      typed: refusal || page.kept ? form.typed : stands,
      draft,
      section,
      around: aroundSections({ arrangements, area: draft.area, at: page.now, files }),
      names: localFactNames,
      step: wanted,
      mark: sectionMark(section),
      preview: refusal?.looking ? { wrong: wordsErrors(form.typed.value('body'), files) } : undefined,
      megabytes: megabytes(page),
    }),
  });
}

const fields = {
  title: text({ ask: 'Enter a title for the section', max: 200 }),
  body: text({ ask: 'Write the section', max: 40_000 }),
};

/** POST /library/procedures/ID/sections/SECTION */
export async function saveSection(page: Page): Promise<Response> {
  const wanted = page.param('section');
  const refused = await takeUploads(page);
  if (refused.length > 0) return showSectionForm(page, { errors: refused, changed: false });
  if (one(page.body, 'press') === 'preview')
    return showSectionForm(page, { errors: [], changed: false, looking: true });
  const manual = await currentManual(page.services.database, page.now);
  const outcome = await changeDraft(
    page,
    (draft) => sectionMark(draft.sections.find(({ id }) => id === wanted)),
    async (db, draft) => {
      const files = await addressesHere(db, [one(page.body, 'body')]);
      const sections =
        one(page.body, 'remove') === 'yes' ? without(draft, wanted) : changed(page, draft, { manual, files });
      const by = { by: page.practitioner.name, now: page.now };
      await saveDraft(db, draft.id, { sections }, by);
      await audit(db, { action: 'edit', kind: 'procedure', id: draft.id, fields: ['sections'] });
      return `/library/procedures/${draft.id}${nextWanted(page, draft)}`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showSectionForm(page, outcome);
}

/** The section that followed this one, where it is to be opened next. */
function nextWanted(page: Page, { sections }: Draft): string {
  const at = sections.findIndex(({ id }) => id === page.param('section'));
  const next = one(page.body, 'press') === 'next' && at >= 0 ? sections[at + 1] : undefined;
  return next ? `/sections/${next.id}` : '';
}

const without = ({ sections }: Draft, id: string) => sections.filter((section) => section.id !== id);

/** The sections with this one changed or added, and standing where it was put. @throws Undone with what is wrong */
function changed(
  page: Page,
  draft: Draft,
  { manual, files }: { manual: Manual; files: ReadonlySet<string> },
): Section[] {
  const wanted = page.param('section');
  const others = draft.sections.filter(({ id }) => id !== wanted);
  if (wanted !== NEW && !takenIn(draft, manual).has(wanted))
    throw notFound({ kind: 'procedure', id: draft.id });
  const after = optionalChoice([FIRST, ...others.map(({ id }) => id)]);
  const read = parseForm({ ...fields, after }, page.body);
  const wrong = wordsErrors(one(page.body, 'body'), files);
  if (!read.ok || wrong.length > 0)
    throw new Undone({ errors: [...(read.ok ? [] : read.errors), ...wrong], changed: false });
  const { title, body } = read.value;
  const id = wanted === NEW ? idFrom(title, takenIn(draft, manual)) : wanted;
  const at = placeIn(
    others,
    read.value.after,
    draft.sections.findIndex((section) => section.id === wanted),
  );
  return others.toSpliced(at, 0, { id, title, body });
}

/** Where it goes among the others: after the one that was chosen, or else where it stood; a new one goes last. */
function placeIn(others: readonly Section[], after: string, stood: number): number {
  if (after === FIRST) return 0;
  if (after === '') return stood < 0 ? others.length : stood;
  return others.findIndex((section) => section.id === after) + 1;
}

/** Every id that a section of this chapter has, or ever had: an address never comes to mean something else. */
function takenIn({ chapter, sections }: Draft, { versions }: Manual): ReadonlySet<string> {
  const were = versions
    .filter((version) => version.chapter === chapter)
    .flatMap((version) => version.sections);
  return new Set([...sections, ...were].map(({ id }) => id).concat('read', NEW));
}
