import { hiddenFields } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  raw,
} from '../../../platform/html/index.ts';
import { MOMENT_WORDS } from '../../rules/feedback.ts';
import type { GivenWords } from '../types.ts';

export const STATES = ['new', 'passed', 'hidden'] as const;

const TABS: Readonly<Record<GivenWords['state'], string>> = {
  new: 'To be read',
  passed: 'May be shown',
  hidden: 'Hidden',
};

interface Paged {
  next: string | undefined;
  first: string | undefined;
  size: number;
}

export interface WordsModel extends Paged {
  state: GivenWords['state'];
  words: readonly GivenWords[];
  csrf: string;
  key: string;
}

/** What people wrote, and whether others may read it. */
export function wordsView(model: WordsModel): Html {
  const { state, words, next, first, size } = model;
  const tab = (each: GivenWords['state']) =>
    html`<li><a href="/learning/evaluation/words?show=${each}"${each === state ? raw(' aria-current="true"') : ''}>${TABS[each]}</a></li>`;
  return html`<h1 class="govuk-heading-xl">Words to read</h1>
<p>Nobody is named here, not to you either. What may be shown is read by the board where it was asked three months later. Hide whatever a child, a family or a colleague could be known by.</p>
<nav class="ws-tabs" aria-label="Which"><ul>${STATES.map(tab)}</ul></nav>
${dataTable<GivenWords>({
  caption: `${TABS[state]}, the latest first`,
  columns: [
    {
      label: 'Question',
      kind: 'name',
      cell: ({ ask, moment, course }) =>
        html`${MOMENT_WORDS[moment]}: ${ask} <span class="ws-quiet">${course}</span>`,
    },
    { label: 'Words', cell: ({ words: said }) => said },
    { label: 'Decide', cell: (each) => decide(model, each) },
  ],
  rows: words,
  empty: emptyState({
    title: state === 'new' ? 'Nothing to be read' : 'Nothing here',
    words: 'What people write when they are asked stands here until somebody has read it.',
    next: { label: 'Evaluation of training', href: '/learning/evaluation' },
  }),
})}${words.length > 0 ? html`<p><a href="/learning/evaluation/words.csv?show=${state}" download>These words as CSV</a></p>` : NOTHING}${pager({ next, first, size, of: 'words' })}`;
}

function decide({ state, csrf, key }: WordsModel, { id, words }: GivenWords): Html {
  const about = html`<span class="govuk-visually-hidden"> ${words.slice(0, 40)}</span>`;
  const button = (press: string, label: string) =>
    govuk.button({
      html: html`${label}${about}`,
      ...{ name: 'press', value: press, classes: 'govuk-button--secondary govuk-!-margin-bottom-1' },
    });
  return html`<form method="post" action="/learning/evaluation/words" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="answer" value="${id}"><input type="hidden" name="show" value="${state}"><div class="govuk-button-group">${state === 'passed' ? NOTHING : button('pass', 'May be shown')}${state === 'hidden' ? NOTHING : button('hide', 'Hide')}</div></form>`;
}

export interface PracticeModel extends Paged {
  words: readonly { course: string; words: string }[];
}

/** What changed, in people's own words. */
export function practiceView({ words, next, first, size }: PracticeModel): Html {
  return html`<h1 class="govuk-heading-xl">What changed in practice</h1>
<p>Three months after their training people said what they do differently. A coordinator read each before it stands here; nobody is named.</p>
${dataTable<PracticeModel['words'][number]>({
  caption: 'What changed, the latest first',
  columns: [
    { label: 'Course', kind: 'name', cell: ({ course }) => course },
    { label: 'In their words', cell: ({ words: said }) => said },
  ],
  rows: words,
  empty: emptyState({
    title: 'Nothing stands here yet',
    words: 'Words stand here once somebody gave them and a coordinator read them.',
    next: { label: 'Evaluation of training', href: '/learning/evaluation' },
  }),
})}${pager({ next, first, size, of: 'words' })}`;
}
