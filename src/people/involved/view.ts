import { dataTable, emptyState, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';
import { PART_WORDS } from '../rules/words.ts';
import type { Involvement, PersonHead } from '../types.ts';

export interface InvolvedModel {
  person: PersonHead;
  rows: readonly Involvement[];
  workable: boolean;
  mayRestrict: boolean;
}

/** Which teams work with somebody, and since when; who leads; and who did before. */
export function involvedView({ person, rows, workable, mayRestrict }: InvolvedModel): Html {
  const to = `/people/${person.id}`;
  const open = rows.filter(({ until }) => until === null);
  const over = rows.filter(({ until }) => until !== null);
  const lead = open.find(({ part }) => part === 'lead professional');
  return html`<h1 class="govuk-heading-xl">Who is involved with ${person.label}</h1>
${workable ? html`<div class="ws-steps"><a class="govuk-button" href="${to}/involved/add">Add a team</a><a class="govuk-button govuk-button--secondary" href="${to}/involved/lead">${lead ? 'Name another lead professional' : 'Name the lead professional'}</a><a class="govuk-button govuk-button--secondary" href="${to}/involved/hand-over">Hand over the record</a>${mayRestrict ? html`<a class="govuk-button govuk-button--secondary" href="${to}/restriction">${person.restricted ? 'Change who may see it' : 'Restrict it to named people'}</a>` : NOTHING}</div>` : NOTHING}
<h2 class="govuk-heading-l">Now</h2>${table(open, 'Involved now', workable ? to : undefined)}
${over.length > 0 ? html`<h2 class="govuk-heading-l">Before</h2>${table(over, 'Involved before', undefined)}` : NOTHING}`;
}

function table(rows: readonly Involvement[], caption: string, changing: string | undefined): Html {
  return dataTable<Involvement>({
    caption,
    columns: [
      {
        label: 'Who',
        kind: 'name',
        cell: ({ who, team, agency }) => [who, team, agency].filter(Boolean).join(', '),
      },
      { label: 'Part', cell: ({ part }) => PART_WORDS[part] },
      {
        label: 'Why',
        cell: ({ why, endedWhy }) => html`${why}${endedWhy ? html`<br>Ended: ${endedWhy}` : NOTHING}`,
      },
      {
        label: 'When',
        cell: ({ since, until }) =>
          html`since ${time(dateWords(londonDate(since)))}${until ? html`, until ${time(dateWords(londonDate(until)))}` : NOTHING}`,
      },
      ...(changing ? [{ label: 'Change', cell: (row: Involvement) => ending(changing, row) }] : []),
    ],
    rows,
    empty: emptyState({
      title: 'No team is noted',
      words: 'The team that holds the record works with them. Add others that do.',
    }),
  });
}

function ending(to: string, { id, part, team, who }: Involvement): Html {
  if (part === 'holds the record') return NOTHING;
  return html`<a href="${to}/involved/${id}/end">End it<span class="govuk-visually-hidden">: ${who ?? team}</span></a>`;
}
