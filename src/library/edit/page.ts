import { audit } from '../../platform/audit/index.ts';
import { mostBytes } from '../../platform/files/index.ts';
import {
  changeRecord,
  mustBeWorkable,
  type Refusal,
  recordForm,
  statusOf,
} from '../../platform/forms/index.ts';
import { type Html, NOTHING } from '../../platform/html/index.ts';
import { notFound, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { type Called, differences } from '../compare/words.ts';
import { type Head, writing } from '../head.ts';
import { AUDIENCES } from '../rules/audiences.ts';
import { topicsFor } from '../rules/topics.ts';
import { addressesHere } from '../store/files.ts';
import { readKinds, readTopics } from '../store/shown.ts';
import { addVersion, readVersion, type Version } from '../store/versions.ts';
import type { Kind, ReadingClass, Text } from '../types.ts';
import { readText } from './form.ts';
import { previewOf } from './preview.ts';
import { typedText } from './typed.ts';
import { takeUploads } from './uploads.ts';
import { type EditModel, editView, type Meanwhile } from './view.ts';

/** GET /library/:id/edit: the newest version, to go on from. */
export function showEdit(page: Page): Promise<Response> {
  return draw(page);
}

/** POST /library/:id/edit: shows what it will look like, or keeps it as the next version. */
export async function edit(page: Page): Promise<Response> {
  const refused = await takeUploads(page);
  if (refused.length > 0) return draw(page, { errors: refused, changed: false });
  if (one(page.body, 'press') === 'preview') return draw(page, { errors: [], changed: false, looking: true });
  const kinds = await page.transaction(readKinds);
  const result = await changeRecord(
    writing(page.practitioner),
    page,
    async (head, db) => {
      const kind = kinds.find(({ code }) => code === head.kind);
      if (!kind) throw notFound();
      const last = await readVersion(db, head.id, head.latest);
      return readText(page.body, kind, {
        topics: topicsFor(last?.text.topics ?? [], await readTopics(db)),
        files: await addressesHere(db, [one(page.body, 'body')]),
      });
    },
    async (db, head, { text, why }) => {
      const number = head.version + 1;
      const { id, name } = page.practitioner;
      await addVersion(db, { pageId: head.id, number, text, why, by: { id, name } });
      await audit(db, { action: 'edit page', kind: 'page', id: head.id, fields: [`version ${number}`] });
      return `/library/${head.id}`;
    },
  );
  return 'done' in result ? page.seeOther(result.done) : draw(page, result);
}

async function draw(page: Page, refusal?: Refusal): Promise<Response> {
  const kept = writing(page.practitioner);
  const { head, version, kind, topics, files } = await page.transaction(async (db) => {
    const head = mustBeWorkable(kept, page.uuid(), await kept.readHead(db, page.uuid()));
    const [version, kinds, topics] = [
      await readVersion(db, head.id, head.latest),
      await readKinds(db),
      await readTopics(db),
    ];
    return {
      ...{ head, version, kind: kinds.find(({ code }) => code === head.kind) },
      topics: topicsFor(version?.text.topics ?? [], topics),
      files: await addressesHere(db, [one(page.body, 'body')]),
    };
  });
  if (!version || !kind) throw notFound();
  const form = recordForm(page, refusal);
  // What was typed is weighed against what they have now; what began from it starts with it.
  const typed = refusal || page.kept ? form.typed : typedText(version.text, topics);
  const began = Number(typed.value('version')) || head.latest;
  const called = { topics, fields: kind.fields };
  const meanwhile = meanwhileOf(
    version,
    head,
    { began, called },
    readText(page.body, kind, { topics, files }),
  );
  const model: EditModel = {
    ...{ ...form, typed, kind, topics },
    ...{ heading: `Edit: ${head.title}`, path: `/library/${head.id}/edit`, naming: NOTHING },
    back: { label: 'Back to the page', href: `/library/${head.id}` },
    began: refusal && !refusal.looking ? head.latest : began,
    meanwhile: refusal && !refusal.looking ? meanwhile : undefined,
    preview: refusal?.looking ? await previewOf(page, kind, { area: head.area, files }) : undefined,
    ...{ today: londonDate(page.now), megabytes: megabytes(page) },
  };
  return showForm(page, `Edit: ${head.title}`, editView(model), refusal);
}

function meanwhileOf(
  { by, at, number, text }: Version,
  head: Head,
  { began, called }: { began: number; called: Called },
  mine: ReturnType<typeof readText>,
): Meanwhile | undefined {
  if (began === head.latest) return undefined;
  return { by, at, number, differences: mine.ok ? differences(text, mine.value.text, called) : [] };
}

/** Most that a file may have that is uploaded with the form. */
export const megabytes = (page: Page): number => mostBytes(page.services.config) / 1_000_000;

export function showForm(page: Page, title: string, main: Html, refusal?: Refusal): Promise<Response> {
  return page.show({ title, kind: 'workspace', current: '/library', main, ...statusOf(refusal) });
}

/** What a page that is new starts from. */
export function blankText(kind: Kind, today: Temporal.PlainDate): Text {
  const reading: ReadingClass = kind.code === 'report' ? 'exempt' : 'public';
  return {
    ...{ title: '', summary: '', body: '', facts: {}, audiences: [AUDIENCES[0].code], ages: [], topics: [] },
    ...{ reading, sensitive: false, neutralTitle: '', sources: [], asAt: today, coversUntil: null },
    reviewDue: today.add({ years: 1 }),
  };
}
