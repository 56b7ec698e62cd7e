import { facts, type Html, html, markdown, NOTHING } from '../../platform/html/index.ts';
import { partsOf } from './rules/sections.ts';
import type { AreaName } from './types.ts';

/**
 * A section's text. `taken` are the ids that stand on the page already; those of its own headings are added.
 */
export function sectionBody(body: string, areas: readonly AreaName[], taken: string[]): Html {
  return html`${partsOf(body).map((part) => {
    if (part.kind === 'local') return localBox(part.rows, areas, taken);
    return drawn(part.markdown, taken);
  })}`;
}

function drawn(source: string, taken: string[]): Html {
  const out = markdown(source, taken);
  for (const [, id = ''] of String(out).matchAll(/<h\d[^>]* id="([^"]*)"/g)) taken.push(id);
  return out;
}

/** What holds in each area, where they differ. */
function localBox(
  rows: readonly { area: string; words: string }[],
  areas: readonly AreaName[],
  taken: string[],
): Html {
  if (rows.length === 0) return NOTHING;
  const nameOf = (code: string) => areas.find((area) => area.code === code)?.name ?? code;
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Differs by area</strong></p>${facts(
    rows.map(({ area, words }) => ({ label: nameOf(area), value: drawn(words, taken) })),
  )}</div>`;
}
