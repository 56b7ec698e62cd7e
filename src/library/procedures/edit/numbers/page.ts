import { audit } from '../../../../platform/audit/index.ts';
import { afterCommit, type Db } from '../../../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  formError,
  type Refusal,
  recordForm,
  statusOf,
  typedFrom,
  Undone,
} from '../../../../platform/forms/index.ts';
import { one, type Page } from '../../../../platform/http/index.ts';
import { noteChange } from '../../../store/changes.ts';
import { holdNumbers, renumber } from '../../../store/chapter-number.ts';
import { indexForSearch } from '../../../store/search-index.ts';
import { currentManual, forgetManual } from '../../manual.ts';
import { becameWords } from '../../rules/amendments.ts';
import { EVER, inForce, withdrawal } from '../../rules/standing.ts';
import { searchEntries } from '../../search-entries.ts';
import type { Manual } from '../../types.ts';
import { markOf } from '../held.ts';
import { boxOf, type Numbered, numbersView } from './view.ts';

/** GET /library/procedures/numbers: the order of the chapters, a box for each number. */
export async function showNumbers(page: Page, refusal?: Refusal): Promise<Response> {
  const chapters = numbered(await currentManual(page.services.database, page.now), page.now);
  const form = recordForm(page, refusal);
  const stand = typedFrom(Object.fromEntries(chapters.map((each) => [boxOf(each), String(each.position)])));
  return page.show({
    title: 'Numbers of the chapters',
    kind: 'workspace',
    current: '/procedures',
    ...statusOf(refusal),
    main: numbersView({
      ...form,
      typed: refusal || page.kept ? form.typed : stand,
      chapters,
      mark: markNumbers(chapters),
    }),
  });
}

function numbered(manual: Manual, now: Temporal.Instant): Numbered[] {
  return manual.chapters.map(({ slug, position }) => {
    const version = inForce(manual, slug, null, EVER);
    const gone = version !== undefined && withdrawal(manual, version, now) !== undefined;
    return { slug, position, title: version?.title ?? slug, gone };
  });
}

const markNumbers = (chapters: readonly { slug: string; position: number }[]) =>
  markOf(chapters.map(({ slug, position }) => `${slug} ${position}`).sort());

/** POST /library/procedures/numbers: from now on. Addresses stay, and the numbers that were are still found. */
export async function saveNumbers(page: Page): Promise<Response> {
  const { database } = page.services;
  const manual = await currentManual(database, page.now);
  return attempt(
    page,
    async (db) => {
      const held = await holdNumbers(db);
      const stand = [...held].map(([slug, position]) => ({ slug, position }));
      if (markNumbers(stand) !== one(page.body, 'mark')) {
        forgetManual(database);
        throw new Undone({ errors: [], changed: true });
      }
      const wanted = stand.map(({ slug, position }) => ({
        ...{ slug, from: position, to: Number(one(page.body, boxOf({ slug }))) },
      }));
      const errors = wrongIn(wanted);
      if (errors.length > 0) throw new Undone({ errors, changed: false });
      const changes = wanted.filter(({ from, to }) => from !== to);
      await renumber(db, changes, { by: page.practitioner.name, now: page.now });
      for (const { slug, from, to } of changes) {
        await indexForSearch(db, ...entriesOf(manual, { slug, position: to, now: page.now }));
        await noteNumber(db, manual, { slug, from, to, now: page.now });
      }
      await audit(db, { action: 'renumber', kind: 'procedure', fields: changes.map(({ slug }) => slug) });
      afterCommit(db, () => forgetManual(database));
      return '/library/procedures/numbers';
    },
    (refusal) => showNumbers(page, refusal),
  );
}

/** Every number from 1 to 999, and none twice. */
function wrongIn(wanted: readonly { slug: string; to: number }[]): FormError[] {
  return wanted.flatMap(({ slug, to }): FormError[] => {
    if (!Number.isInteger(to) || to < 1 || to > 999)
      return [formError(boxOf({ slug }), 'Enter a whole number from 1 to 999')];
    const twice = wanted.some((other) => other.slug !== slug && other.to === to);
    return twice ? [formError(boxOf({ slug }), `Two chapters cannot both be number ${to}`)] : [];
  });
}

/** Readers and those who subscribed see the new number of a chapter that stands among what changed. */
async function noteNumber(
  db: Db,
  manual: Manual,
  { slug, from, to, now }: { slug: string; from: number; to: number; now: Temporal.Instant },
): Promise<void> {
  const version = inForce(manual, slug, null, now);
  if (!version || withdrawal(manual, version, now)) return;
  await noteChange(db, {
    ...{ what: 'changed', kind: 'procedure', title: version.title, href: `/procedures/${slug}` },
    ...{ audiences: ['professionals'], why: `${becameWords({ was: from, became: to })}.` },
  });
}

/** What the search says of a chapter that stands, with its new number: the shared one and those that areas have. */
function entriesOf(
  manual: Manual,
  { slug, position, now }: { slug: string; position: number; now: Temporal.Instant },
) {
  const areas = new Set(manual.versions.filter(({ chapter }) => chapter === slug).map(({ area }) => area));
  return [...areas].flatMap((area) => {
    const version = inForce(manual, slug, area, now);
    return version?.area === area && !withdrawal(manual, version, now)
      ? searchEntries({ ...version, position })
      : [];
  });
}
