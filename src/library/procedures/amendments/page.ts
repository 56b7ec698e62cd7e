import type { Page } from '../../../platform/http/index.ts';
import { asked, showOpen } from '../asked.ts';
import { keptDifferences } from '../differences.ts';
import { currentManual } from '../manual.ts';
import { type Amended, amended } from '../rules/amendments.ts';
import { type AmendmentRow, amendmentsView } from './view.ts';

const SHOWN = 12;

/** GET /procedures/amendments?chapter=…: what changed, written by the versions themselves, the newest first. */
export async function showAmendments(page: Page): Promise<Response> {
  const model = await asked(page);
  const { areas } = model;
  const manual = await currentManual(page.services.database, page.now);
  const query = page.url.searchParams;
  const chapter = manual.chapters.find(({ slug }) => slug === query.get('chapter'))?.slug;
  const all = amended(manual, chapter, page.now);
  const from = Math.max(
    0,
    all.findIndex(({ id }) => id === query.get('from')),
  );
  const rowOf = (row: Amended): AmendmentRow => {
    const { id, at, version, position, withdrawn, renumbered } = row;
    const begun = !withdrawn && !renumbered;
    const earlier = begun ? row.earlier : version;
    const instead = manual.versions.findLast(({ chapter }) => chapter === withdrawn?.instead)?.title;
    return {
      ...{ id, at, version, position, isNew: earlier === undefined },
      changes: earlier && begun ? keptDifferences(earlier, version, position) : [],
      renumbered,
      withdrawn: withdrawn ? { ...withdrawn, insteadTitle: instead } : undefined,
    };
  };
  return showOpen(page, model, ['amendments', chapter, from], () => ({
    title: 'What changed in the procedures',
    main: amendmentsView({
      rows: all.slice(from, from + SHOWN).map(rowOf),
      areas,
      chapter: chapter === undefined ? undefined : { slug: chapter, title: all[0]?.version.title ?? chapter },
      next: all[from + SHOWN]?.id,
      first: from > 0,
    }),
  }));
}
