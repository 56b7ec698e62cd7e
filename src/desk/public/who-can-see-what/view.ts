import { type Column, dataTable, type Html, html, NOTHING, shieldTag } from '../../../platform/html/index.ts';

type Sight = { who: string; sees: string; not: string };

const SIGHTS: readonly Sight[] = [
  {
    who: 'You, with your code',
    sees: 'That we got it, that we are on it, and when we have decided. If you told us as part of your work: also what we decided, and why.',
    not: 'The child’s record, or what others told us.',
  },
  {
    who: 'The team that reads what you send',
    sees: 'What you told us, and what their own area already knows about the child.',
    not: 'Records that are locked to a few named people.',
  },
  {
    who: 'A school, doctor or police officer we ask',
    sees: 'The record that we ask them about, so that they can tell us what they know.',
    not: 'Any other record. An address that is hidden.',
  },
  {
    who: 'A worker who helps the family',
    sees: 'The record of that family.',
    not: 'Any other family.',
  },
  {
    who: 'People who look after the computers',
    sees: 'That the site is well.',
    not: 'Any record, on any page of this site.',
  },
];

const COLUMNS: readonly Column<Sight>[] = [
  { label: 'Who', kind: 'name', cell: ({ who }) => who },
  { label: 'What they see', cell: ({ sees }) => sees },
  { label: 'What they do not see', cell: ({ not }) => not },
];

/** Who may open what, in plain words: the promise that the database keeps. */
export function whoCanSeeWhatView(): Html {
  return html`<h1>Who can see what</h1>
<p class="ws-lead">A record opens only for people who need it to help that child. For all others it is not there: not in a list, not in a search, not in a count. There is one way round this, for an emergency. It is told below.</p>
${dataTable({ caption: 'Who can see what', columns: COLUMNS, rows: SIGHTS, empty: NOTHING })}
<h2>Extra locks</h2>
<p>${shieldTag('shielded')} An address can be hidden, even from people who may read the rest. We do this when someone would be in danger if it were known.</p>
<p>${shieldTag('restricted')} Some records open only for a few people, by name.</p>
<p>If a worker is kin or a friend of the family, we shut them out of that record for good.</p>
<h2>In an emergency</h2>
<p>A team that is told of a child may see that another team knows that child too, and which team it is. A worker there can then open that record, to keep a child safe right now. They must write down why. It lasts for a few hours at most. The team that holds the record is told at once, and each time is checked later.</p>
<h2>Who has looked</h2>
<p>We keep a list of each time a record is opened. No one can change that list without it being found out. You can <a href="/privacy">ask who has looked</a> at your record.</p>`;
}
