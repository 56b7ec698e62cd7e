import { errorMessage } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
} from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { FormModel } from '../../change/types.ts';
import { personForm } from '../../change/view.ts';
import type { PersonHead } from '../../types.ts';
import type { FamilyCopy, FamilyLine } from '../types.ts';
import { ABOUT, daysWords, monthWords, NEXT, NOTHING_MORE, whyWords } from './words.ts';

export interface GiveModel extends FormModel {
  lines: readonly FamilyLine[];
  agencies: readonly string[];
  given: readonly FamilyCopy[];
}

/** What the family would read, what must not be on it, and to whom it is given. */
export function giveView(form: GiveModel): Html {
  const { person, lines, given } = form;
  if (person.restricted)
    return html`<h1 class="govuk-heading-l">A copy for the family</h1>${notice('shield', {
      strong: 'This record is restricted to named people.',
      body: 'No copy of who has looked is made of it here. Ask whoever restricted it.',
    })}${givenTable(person, given)}`;
  return html`${personForm({
    ...form,
    title: 'A copy for the family',
    step: 'looked/family',
    back: 'looked',
    button: 'Record it and open the copy',
    before: html`<p>It says by agency and role who opened the record, month by month, and names nobody. This is what would stand on it:</p>${linesTable(lines)}`,
    fields: html`${leaveOut(form)}${govuk.input({
      id: 'given-to',
      name: 'given-to',
      label: { text: 'To whom is it given?', classes: 'govuk-label--m' },
      hint: { text: 'Her mother, at home. Whoever can read the family’s post may read it too.' },
      value: form.typed.value('given-to'),
      ...errorMessage(form.errors, 'given-to'),
    })}`,
  })}${givenTable(person, given)}`;
}

function leaveOut({ agencies, typed, errors }: GiveModel): Html {
  if (agencies.length === 0) return NOTHING;
  return html`${notice('late', {
    strong: 'Could somebody be in danger if they knew who is helping?',
    body: 'A refuge, the police, a clinic: leave out whatever tells somebody what they must not know.',
  })}${govuk.checkboxes({
    name: 'left-out',
    idPrefix: 'left-out',
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: 'Leave out', classes: 'govuk-fieldset__legend--m' } },
    items: agencies.map((agency) => ({
      value: agency,
      text: agency,
      checked: typed.values('left-out').includes(agency),
    })),
  })}${govuk.textarea({
    id: 'left-out-why',
    name: 'left-out-why',
    label: { text: 'Why, if anything is left out', classes: 'govuk-label--s' },
    hint: { text: 'Kept here. It is not on the copy.' },
    rows: '2',
    value: typed.value('left-out-why'),
    ...errorMessage(errors, 'left-out-why'),
  })}`;
}

function givenTable(person: PersonHead, given: readonly FamilyCopy[]): Html {
  return html`<h2 class="govuk-heading-m">Copies that were given</h2>${dataTable<FamilyCopy>({
    caption: 'Copies that were given',
    columns: [
      {
        label: 'To whom',
        kind: 'name',
        cell: ({ id, givenTo }) =>
          person.restricted
            ? givenTo
            : html`<a href="/people/${person.id}/looked/family/${id}">${givenTo}</a>`,
      },
      { label: 'When', cell: ({ at }) => dateWords(londonDate(at)).text },
      { label: 'By', cell: ({ by, agency }) => `${by}, ${agency}` },
      {
        label: 'Left out',
        cell: ({ leftOut, leftOutWhy }) =>
          leftOut.length === 0 ? 'Nothing' : `${leftOut.join(', ')}: ${leftOutWhy}`,
      },
    ],
    rows: given,
    empty: emptyState({ title: 'None yet', words: 'Nobody was given a copy.' }),
  })}`;
}

function linesTable(lines: readonly FamilyLine[]): Html {
  return dataTable<FamilyLine>({
    caption: 'Who has looked',
    columns: [
      { label: 'When', kind: 'name', cell: (line) => html`${monthWords(line)}.<br>${daysWords(line)}` },
      { label: 'Who', cell: ({ who, agency }) => html`${who}.<br>${agency}.` },
      { label: 'Why', cell: whyWords },
    ],
    rows: lines,
    empty: html`<p>${NOTHING_MORE}</p>`,
  });
}

/** The copy itself: no names, plain words. */
export function copyView(model: {
  person: PersonHead;
  copy: FamilyCopy;
  lines: readonly FamilyLine[];
}): Html {
  const { person, copy, lines } = model;
  return html`<h1 class="govuk-heading-xl">Who has looked at your record</h1>
${govuk.button({ text: 'Print it (PDF)', href: `/people/${person.id}/looked/family/${copy.id}/copy.pdf`, classes: 'govuk-button--secondary' })}
${ABOUT.map((words) => html`<p>${words}</p>`)}
${linesTable(lines)}
<h2 class="govuk-heading-m">What you can do</h2>
${NEXT.map((words) => html`<p>${words}</p>`)}
<p class="ws-quiet">${person.reference}. Up to ${dateWords(londonDate(copy.at)).text}.</p>`;
}
