import { drawingOf } from '../../partnership/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { type Asked, asked, showOpen } from '../procedures/asked.ts';
import { numberOf } from '../procedures/rules/sections.ts';
import { standing } from '../procedures/rules/standing.ts';
import { helpers } from './read.ts';
import { wayTo } from './rules/path.ts';
import type { Cited, Helper } from './types.ts';
import { helperListView, helperView, wholePathView } from './view.ts';

/** GET /procedures/helpers: every decision helper. */
export async function showHelpers(page: Page): Promise<Response> {
  return showOpen(page, await asked(page), ['helpers'], () => ({
    title: 'Help with a decision',
    main: helperListView(helpers()),
  }));
}

/** GET /procedures/helpers/HELPER/STEP?via=…: one question, or what the answers come to. Nothing is stored. */
export async function showHelper(page: Page): Promise<Response> {
  const helper = helpers().find(({ slug }) => slug === page.param('helper'));
  if (!helper) throw notFound({ kind: 'decision helper', id: page.param('helper') });
  const step = page.param('step') || helper.first;
  const model = await asked(page);
  const cited = citing(model);
  const { arrangements, area, at, manual } = model;
  const drawing = drawingOf({ arrangements, area, at, files: manual.files });
  if (step === 'all')
    return showOpen(page, model, ['whole helper', helper.slug], () => ({
      title: helper.title,
      main: wholePathView(helper, cited, drawing),
    }));
  const known = Object.hasOwn(helper.questions, step) || Object.hasOwn(helper.results, step);
  if (!known) throw notFound({ kind: 'decision helper', id: `${helper.slug}/${step}` });
  const given = wayTo(helper, step, page.url.searchParams.get('via') ?? '');
  const via = given.length > 0 ? (page.url.searchParams.get('via') ?? '') : '';
  return showOpen(page, model, ['helper', helper.slug, step, via], () => ({
    title: titleOf(helper, step),
    main: helperView({ helper, step, given, via, cited, drawing, today: model.today }),
  }));
}

const titleOf = (helper: Helper, step: string) =>
  helper.results[step]?.title ?? helper.questions[step]?.ask ?? helper.title;

/** How a cited section is called in the manual as it stands. */
function citing({ manual, at }: Asked): (href: string) => Cited {
  const labels = new Map(
    standing(manual, null, at).flatMap(({ slug, position, version }) =>
      version.sections.map((section, n) => [
        `/procedures/${slug}/${section.id}`,
        `${numberOf(position, n)} ${section.title} (${version.title})`,
      ]),
    ),
  );
  return (href) => ({ href, label: labels.get(href) ?? href });
}
