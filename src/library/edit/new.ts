import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import {
  attempt,
  type FormError,
  formError,
  type Refusal,
  recordForm,
  refused,
  type Typed,
} from '../../platform/forms/index.ts';
import { isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { mayIn } from '../may.ts';
import { topicsFor } from '../rules/topics.ts';
import { addressesHere } from '../store/files.ts';
import { addPage, keptPage } from '../store/kept.ts';
import { readKinds, readTopics } from '../store/shown.ts';
import { addVersion, readVersion } from '../store/versions.ts';
import type { Kind, Place, Topic } from '../types.ts';
import { readText } from './form.ts';
import { kindsView } from './kinds-view.ts';
import { blankText, megabytes, showForm } from './page.ts';
import { previewOf } from './preview.ts';
import { typedText } from './typed.ts';
import { takeUploads } from './uploads.ts';
import { editView, namingView } from './view.ts';

/** GET /library/new: which kind, then its form. */
export async function showNew(page: Page): Promise<Response> {
  const kinds = await page.transaction(readKinds);
  const kind = kinds.find(({ code }) => code === page.url.searchParams.get('kind'));
  if (kind) return draw(page, kind);
  return showForm(page, 'Write a page', kindsView(kinds));
}

/** POST /library/new: a draft, which whoever wrote it keeps. */
export async function create(page: Page): Promise<Response> {
  const kinds = await page.transaction(readKinds);
  const kind = kinds.find(({ code }) => code === one(page.body, 'kind'));
  if (!kind) throw notFound();
  const untaken = await takeUploads(page);
  if (untaken.length > 0) return draw(page, kind, { errors: untaken, changed: false });
  if (one(page.body, 'press') === 'preview')
    return draw(page, kind, { errors: [], changed: false, looking: true });
  const named = await readName(page);
  const known = await page.transaction(async (db) => ({
    topics: await readTopics(db),
    files: await addressesHere(db, [one(page.body, 'body')]),
  }));
  const text = readText(page.body, kind, known);
  if ('errors' in named || !text.ok) {
    const errors = [...('errors' in named ? named.errors : []), ...(text.ok ? [] : text.errors)];
    return draw(page, kind, { errors, changed: false });
  }
  return attempt(
    page,
    async (db) => {
      const { id: owner, name } = page.practitioner;
      const id = await addPage(db, { kind: kind.code, ...named, owner });
      if (!id) throw refused('slug', 'Choose another name: a page goes by this one already');
      await addVersion(db, { pageId: id, number: 1, ...text.value, by: { id: owner, name } });
      await audit(db, { action: 'write page', kind: 'page', id });
      return `/library/${id}`;
    },
    (refusal) => draw(page, kind, refusal),
  );
}

async function readName(
  page: Page,
): Promise<{ slug: string; area: string | null } | { errors: FormError[] }> {
  const slug = one(page.body, 'slug').trim().toLowerCase();
  const chosen = one(page.body, 'area');
  const { areas } = await areasOf(page);
  const area = chosen === 'all' ? null : areas.find(({ code }) => code === chosen)?.code;
  const errors: FormError[] = [];
  if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(slug))
    errors.push(formError('slug', 'Enter a name in small letters, numbers and hyphens'));
  if (area === undefined || !mayIn(page.practitioner, 'library.edit', area))
    errors.push(formError('area', 'Choose the area'));
  return errors.length > 0 || area === undefined ? { errors } : { slug, area };
}

async function areasOf(page: Page): Promise<{ areas: Place[] }> {
  const { areas } = await currentArrangements(page.services.database, page.now);
  return { areas: areas.filter(({ code }) => mayIn(page.practitioner, 'library.edit', code)) };
}

/** What a new page begins with: nothing, or the newest text of the page that it is another area's own of. */
async function beginning(page: Page, kind: Kind, topics: readonly Topic[]): Promise<Typed> {
  const like = page.url.searchParams.get('like') ?? '';
  const found = isId(like)
    ? await page.transaction(async (db) => {
        const kept = await keptPage(db, like);
        const version = kept && (await readVersion(db, like, kept.latest));
        return version && { slug: kept.slug, text: version.text };
      })
    : undefined;
  if (!found) return typedText(blankText(kind, londonDate(page.now)), topics);
  const area = page.url.searchParams.get('area') ?? '';
  return typedText(found.text, topicsFor(found.text.topics, topics), { slug: found.slug, area });
}

/** The area that was chosen; none for all of them. */
const areaOf = (chosen: string) => (chosen === 'all' || chosen === '' ? null : chosen);

async function draw(page: Page, kind: Kind, refusal?: Refusal): Promise<Response> {
  const { areas } = await areasOf(page);
  const [topics, files] = await page.transaction(async (db) => [
    await readTopics(db),
    await addressesHere(db, [one(page.body, 'body')]),
  ]);
  const form = recordForm(page, refusal);
  const typed = refusal || page.kept ? form.typed : await beginning(page, kind, topics);
  const heading = `Write: ${kind.label.toLowerCase()}`;
  const main = editView({
    ...{ ...form, typed, kind, heading, path: '/library/new', began: undefined, meanwhile: undefined },
    back: { label: 'Back to the library', href: '/library' },
    topics,
    naming: namingView({ typed, errors: form.errors, kind, areas, everywhere: true }),
    preview: refusal?.looking
      ? await previewOf(page, kind, { area: areaOf(typed.value('area')), files })
      : undefined,
    ...{ today: londonDate(page.now), megabytes: megabytes(page) },
  });
  return showForm(page, heading, main, refusal);
}
