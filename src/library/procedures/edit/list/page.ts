import { areaCalled, currentArrangements } from '../../../../partnership/index.ts';
import { areasOf } from '../../../../platform/access/index.ts';
import { audit } from '../../../../platform/audit/index.ts';
import {
  choice,
  type FormError,
  formError,
  formKey,
  once,
  optionalChoice,
  parseForm,
  text,
  typedIn,
  untouched,
} from '../../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../../platform/http/index.ts';
import { isBefore } from '../../../../platform/time/london.ts';
import { addChapter, beginDraft, drafts } from '../../../store/chapter-draft.ts';
import { deadChapterLinks } from '../../../store/chapter-files.ts';
import { currentManual, forgetManual } from '../../manual.ts';
import { idFrom } from '../../rules/sections.ts';
import { EVER, inForce, standing } from '../../rules/standing.ts';
import { editListView } from './view.ts';

/** GET /library/procedures: every chapter, what is being written, and what will begin. */
export async function showEditList(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const { database } = page.services;
  const manual = await currentManual(database, page.now);
  const { areas } = await currentArrangements(database, page.now);
  const mine = areasOf(page.practitioner);
  const { lines, dead } = await page.transaction(async (db) => ({
    lines: await drafts(db),
    dead: await deadChapterLinks(db),
  }));
  return page.show({
    title: 'Edit the procedures',
    kind: 'workspace',
    current: '/procedures',
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: editListView({
      chapters: standing(manual, null, page.now),
      coming: manual.versions.filter(({ from }) => isBefore(page.now, from)),
      all: manual.chapters.map(({ slug, position }) => ({
        ...{ slug, position, title: inForce(manual, slug, null, EVER)?.title ?? slug },
      })),
      withdrawals: manual.withdrawals.filter(({ from }) => isBefore(page.now, from)),
      mayPublish: page.practitioner.permissions.has('library.publish'),
      drafts: lines,
      dead,
      areas: areas.filter(({ code }) => mine.includes(code)),
      errors,
      typed: errors.length > 0 ? typedIn(page.body) : untouched,
      csrf: page.csrf,
      key: formKey(),
      now: page.now,
    }),
  });
}

/** POST /library/procedures/begin: a new version from the one in force; the draft that is there already, if there is one. */
export async function begin(page: Page): Promise<Response> {
  const { database } = page.services;
  const manual = await currentManual(database, page.now);
  const { areas } = await currentArrangements(database, page.now);
  const slugs = manual.chapters.map(({ slug }) => slug);
  const asked = parseForm(
    { chapter: choice(slugs, 'Choose a chapter'), area: optionalChoice(areas.map(({ code }) => code)) },
    page.body,
  );
  if (!asked.ok) return showEditList(page, asked.errors);
  const { chapter } = asked.value;
  const area = areaCalled(areas, asked.value.area)?.code ?? null;
  const from = inForce(manual, chapter, area, page.now);
  const { name } = page.practitioner;
  const done = await page.transaction((db) =>
    once(db, page, async () => {
      const { title = chapter, summary = '', sections = [], sources = [] } = from ?? {};
      const words = { title, summary, sections, sources };
      const id = await beginDraft(db, { ...words, chapter, area, basedOn: from?.id ?? null, by: name });
      await audit(db, { action: 'begin draft', kind: 'procedure', id });
      return `/library/procedures/${id}`;
    }),
  );
  return page.seeOther(done);
}

const newChapter = { 'new-title': text({ ask: 'Enter a title for the chapter', max: 200 }) };

/** POST /library/procedures/chapters: a chapter that was not there, with its first draft. */
export async function addNewChapter(page: Page): Promise<Response> {
  const asked = parseForm(newChapter, page.body);
  if (!asked.ok) return showEditList(page, asked.errors);
  const title = asked.value['new-title'];
  if (title.length < 3) return showEditList(page, [formError('new-title', 'Enter a longer title')]);
  const { database } = page.services;
  const { chapters } = await currentManual(database, page.now);
  const slug = idFrom(title, new Set([...chapters.map((each) => each.slug), 'amendments', 'helpers']));
  const done = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await addChapter(db, slug))) throw notFound();
      const empty = { summary: '', sections: [], sources: [], area: null, basedOn: null };
      const id = await beginDraft(db, { ...empty, chapter: slug, title, by: page.practitioner.name });
      await audit(db, { action: 'add chapter', kind: 'procedure', id });
      return `/library/procedures/${id}`;
    }),
  );
  forgetManual(database);
  return page.seeOther(done);
}
