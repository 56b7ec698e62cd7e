import { dataTable, emptyState, type Html, html, NOTHING, time } from '../../../platform/html/index.ts';
import { longDateWords } from '../../../platform/time/words.ts';
import { CERTAINTY, changeLink } from '../../arrangements/rows-view.ts';
import type { Edition } from '../types.ts';

export interface EditionsModel {
  editions: readonly (Edition & { place: string })[];
  /** The areas that whoever looks may change. */
  areas: readonly { code: string; name: string }[];
  may: (area: string | null) => boolean;
  everywhere: string;
}

/** The editions in force, each with where it is changed. */
export function editionsView({ editions: rows, areas, may, everywhere }: EditionsModel): Html {
  const own = areas.filter(({ code }) => !rows.some(({ area }) => area === code));
  const first = own.map(
    ({ code, name }) =>
      html`<li><a href="/arrangements/levels/${code}">Give ${name} levels of its own</a></li>`,
  );
  return html`${dataTable<EditionsModel['editions'][number]>({
    caption: 'What is published about levels of need',
    columns: [
      { label: 'Edition', cell: (row) => row.name, kind: 'name' },
      { label: 'Area', cell: (row) => row.place },
      { label: 'Signs', cell: (row) => String(row.indicators.length) },
      { label: 'Since', cell: (row) => time(longDateWords(Temporal.PlainDate.from(row.effectiveFrom))) },
      { label: 'Source', cell: (row) => `${row.source} (${CERTAINTY[row.certainty]})` },
      {
        label: 'Change',
        cell: ({ area, place }) =>
          changeLink(
            may(area),
            `/arrangements/levels/${area ?? everywhere}`,
            `the levels of need of ${place}`,
          ),
      },
    ],
    rows,
    empty: emptyState({ title: 'No levels of need', words: 'Nothing can be decided until there are some.' }),
  })}${first.length > 0 ? html`<ul class="govuk-list">${first}</ul>` : NOTHING}`;
}
