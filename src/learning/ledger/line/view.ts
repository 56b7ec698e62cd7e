import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { dateWords, fullWords } from '../../../platform/time/words.ts';
import { KIND_WORDS, SIDE_WORDS } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';
import type { WholeLine } from '../types.ts';

export interface LineModel extends RecordForm {
  whole: WholeLine;
  /** The reader may take it back, if it was entered wrongly. */
  takesBack: boolean;
}

/** One line: what it is, why, its two sides, and what it belongs to. */
export function lineView(model: LineModel): Html {
  const { line, charge, invoice, reversedBy } = model.whole;
  return html`${errorSummary(model.errors)}<h1 class="govuk-heading-xl">Line ${line.n}: ${KIND_WORDS[line.kind]} of ${money(line.pence)}</h1>
${notice('calm', { strong: 'Why.', body: line.words })}${facts([
  { label: 'Payer', value: line.account },
  { label: 'Entered', value: html`${time(fullWords(line.at))}, ${line.by}` },
  { label: 'Debit', value: SIDE_WORDS[line.debit] },
  { label: 'Credit', value: SIDE_WORDS[line.credit] },
  { label: 'Owed after it', value: money(line.balance) },
  ...(charge
    ? [
        {
          label: 'For',
          value: html`${charge.course}, ${dateWords(charge.startsOn).text}: <a href="/learning/charges/${charge.id}">the charge and all that became of it</a>`,
        },
      ]
    : []),
  ...(invoice
    ? [{ label: 'Invoice', value: html`<a href="/learning/invoices/${invoice.id}">${invoice.reference}</a>` }]
    : []),
  ...(line.reverses
    ? [{ label: 'Reverses', value: html`<a href="/learning/ledger/${line.reverses}">an earlier line</a>` }]
    : []),
  ...(reversedBy
    ? [{ label: 'Reversed', value: html`<a href="/learning/ledger/${reversedBy}">by a later line</a>` }]
    : []),
])}<p class="govuk-body">Nobody edits a line. What is wrong with it is put right by another, which stands in the ledger too.</p>${model.takesBack ? takeBack(model) : NOTHING}`;
}

function takeBack({ whole: { line }, typed, errors, csrf, key }: LineModel): Html {
  return html`<h2 class="govuk-heading-l">Was it entered wrongly?</h2><form method="post" action="/learning/ledger/${line.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.input(
    {
      id: 'why',
      name: 'why',
      label: { text: 'What is wrong with it?', classes: 'govuk-label--m' },
      hint: {
        text:
          line.kind === 'set-off'
            ? 'It stands on both invoices, and is taken back on both. The lines stay, and one the other way round follows each.'
            : 'The line stays, and one the other way round follows.',
      },
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    },
  )}${govuk.button({ text: `${line.kind === 'set-off' ? 'Take both lines' : `Take the ${line.kind}`} back`, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}
