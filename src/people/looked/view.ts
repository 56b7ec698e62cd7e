import { dataTable, emptyState, type Html, html, NOTHING, pager, time } from '../../platform/html/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import { actWords, basisWords } from '../rules/looked.ts';
import { bornWords } from '../rules/words.ts';
import type { PersonHead } from '../types.ts';
import type { Looker } from './types.ts';

export interface LookedModel {
  person: PersonHead;
  lookers: readonly Looker[];
  agencies: readonly string[];
  /** The agency whose people alone are shown; '' for all. */
  agency: string;
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** Who opened the record, from the audit: nobody can take a line out. */
export function lookedView(model: LookedModel): Html {
  const { person, lookers, now, next, first, size } = model;
  const path = `/people/${person.id}/looked`;
  return html`<span class="govuk-caption-xl">${person.label}, ${bornWords(person, londonDate(now))}</span><h1 class="govuk-heading-xl">Who has looked, and why</h1>
<p>Everybody who opened this record, or read of this person on the page of somebody else, once for each day, from the audit. Lists and searches in which the name stood are in the audit and not here.</p>
<p><a href="${path}/family">A copy in plain words for the family</a></p>
${agencyFilter(model, path)}
${dataTable<Looker>({
  caption: 'Who opened the record',
  columns: [
    {
      label: 'Who',
      kind: 'name',
      cell: ({ name, jobTitle, agency }) =>
        html`${name}<br><span class="ws-quiet">${jobTitle}, ${agency}</span>`,
    },
    { label: 'When', cell: ({ lastAt }) => time(whenWords(lastAt, now)) },
    { label: 'What they did', cell: ({ acts }) => actWords(acts).join(', ') },
    { label: 'Why they could', cell: whyCell },
  ],
  rows: lookers,
  empty: emptyState({
    title: 'Nobody',
    words: model.agency ? 'Nobody of this agency has opened the record.' : 'Nobody has opened the record.',
    ...(model.agency ? { next: { label: 'Show everybody', href: path } } : {}),
  }),
})}${lookers.length > 0 ? pager({ next, first, size, of: 'people' }) : NOTHING}`;
}

function whyCell({ bases, reasons }: Looker): Html {
  const words = basisWords(bases).join(', ') || 'found in a search';
  return html`${words}${reasons.map((reason) => html`<br><strong>Emergency:</strong> ${reason}`)}`;
}

function agencyFilter({ agencies, agency }: LookedModel, path: string): Html {
  if (agencies.length < 2 && !agency) return NOTHING;
  const names = agency && !agencies.includes(agency) ? [...agencies, agency] : agencies;
  return html`<details class="ws-filters"${agency ? html` open` : NOTHING}><summary>Filter${agency ? ' (1 on)' : ''}</summary><form method="get" action="${path}"><label><span>Agency</span><select class="govuk-select" name="agency"><option value="">Any</option>${names.map((name) => html`<option value="${name}"${name === agency ? html` selected` : NOTHING}>${name}</option>`)}</select></label><div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${agency ? html`<a href="${path}">Clear</a>` : NOTHING}</div></form></details>`;
}
