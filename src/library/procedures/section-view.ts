import { type Drawing, facts, type Html, html, markdown, NOTHING } from '../../platform/html/index.ts';
import { partsOf } from './rules/sections.ts';
import type { AreaName } from './types.ts';

/** What a section is drawn with besides its words. */
export interface Around {
  areas: readonly AreaName[];
  /** Whose local facts are shown; null: every area's. */
  area: string | null;
  /** How words are drawn for an area, or for each. */
  drawing: (area: string | null) => Drawing;
}

/**
 * A section's text. `taken` are the ids that stand on the page already; those of its own headings are added.
 */
export function sectionBody(body: string, around: Around, taken: string[]): Html {
  return html`${partsOf(body).map((part) => {
    if (part.kind === 'local') return localBox(part.rows, around, taken);
    return drawn(part.markdown, around.drawing(around.area), taken);
  })}`;
}

function drawn(source: string, drawing: Drawing, taken: string[]): Html {
  const out = markdown(source, taken, drawing);
  for (const [, id = ''] of String(out).matchAll(/<h\d[^>]* id="([^"]*)"/g)) taken.push(id);
  return out;
}

/** What holds in each area, where they differ. */
function localBox(rows: readonly { area: string; words: string }[], around: Around, taken: string[]): Html {
  if (rows.length === 0) return NOTHING;
  const nameOf = (code: string) => around.areas.find((area) => area.code === code)?.name ?? code;
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Differs by area</strong></p>${facts(
    rows.map(({ area, words }) => ({
      label: nameOf(area),
      value: drawn(words, around.drawing(area), taken),
    })),
  )}</div>`;
}
