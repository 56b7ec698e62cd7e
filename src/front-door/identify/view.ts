import { errorMessage } from '../../platform/forms/index.ts';
import { dataTable, emptyState, govuk, type Html, html } from '../../platform/html/index.ts';
import { ageWords } from '../../platform/time/age.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import type { Subject } from './types.ts';

const PARTS: Readonly<Record<Subject['part'], string>> = {
  child: 'The child',
  household: 'Lives with the child',
  'significant other': 'In the child’s life',
  'alleged to have caused harm': 'Said to have caused harm',
};

/** What the concern calls somebody. */
export function subjectName({ given, surname, unborn }: Subject): string {
  return [given, surname].filter(Boolean).join(' ') || (unborn ? 'the unborn child' : 'somebody not named');
}

/** The children of a concern and the people in their lives, and who each was found to be. */
export function whoView(record: FormModel['record'], found: readonly Subject[], now: Temporal.Instant): Html {
  const today = londonDate(now);
  return html`<span class="govuk-caption-l">${record.childLabel}: ${record.headline}</span><h1 class="govuk-heading-l">Who they are</h1>
<p>Whoever is found among the people who are known has one story, told once. From then on this concern stands on their page, and a conflict of interest over them covers it.</p>
${dataTable<Subject>({
  caption: 'The child and the people in the child’s life',
  columns: [
    { label: 'As told', kind: 'name', cell: (subject) => subjectName(subject) },
    { label: 'Part', cell: ({ part }) => PARTS[part] },
    {
      label: 'Born',
      cell: ({ dateOfBirth, expectedDate }) =>
        dateOfBirth
          ? `${dateWords(dateOfBirth).text}, ${ageWords(dateOfBirth, today)}`
          : expectedDate
            ? `expected ${dateWords(expectedDate).text}`
            : 'not told',
    },
    { label: 'Who it is', cell: (subject) => isWho(record.id, subject) },
  ],
  rows: found,
  empty: emptyState({
    title: 'Nobody was named',
    words: 'The concern names neither a child nor anybody else.',
    next: { label: 'Back to the concern', href: `/front-door/${record.id}` },
  }),
})}`;
}

function isWho(concernId: string, subject: Subject): Html {
  const at = `/front-door/${concernId}/who/${subject.id}`;
  const hidden = html`<span class="govuk-visually-hidden">: ${subjectName(subject)}</span>`;
  if (!subject.personId) return html`<a href="${at}">Find them${hidden}</a>`;
  const who = subject.label
    ? html`<a href="/people/${subject.personId}">${subject.label}, ${subject.reference}</a>`
    : 'Somebody whose record is not open to you';
  return html`${who} · <a href="${at}">It is somebody else${hidden}</a>`;
}

/** Finding one of them; or, once found, taking it back. */
export function identifyView(model: FormModel, subject: Subject, picker: Html): Html {
  const { typed, errors, record } = model;
  if (subject.personId) return backView(model, subject);
  const why = govuk.textarea({
    id: 'why',
    name: 'why',
    label: { text: 'How do you know that it is this person?', classes: 'govuk-label--m' },
    hint: { text: 'Same name, date of birth and school. Their mother said so.' },
    rows: '2',
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  });
  const form = concernForm({
    ...model,
    title: `Who is ${subjectName(subject)}?`,
    step: `who/${subject.id}`,
    button: 'It is the person I chose',
    before: html`<p>Press Find and look at everybody who is found. Somebody who is not known yet is added from there, with what is written here, and you come back to this page.</p>`,
    fields: html`${picker}${why}`,
  });
  return html`${form}<p><a href="/front-door/${record.id}/who">Back to everybody of this concern</a></p>`;
}

function backView(model: FormModel, subject: Subject): Html {
  const { typed, errors } = model;
  return concernForm({
    ...model,
    title: `Is ${subjectName(subject)} somebody else?`,
    step: `who/${subject.id}/back`,
    button: 'Take it back',
    before: html`<p>They were found to be ${subject.label ?? 'somebody whose record is not open to you'}. Taken back, this concern leaves that record, and your team’s work with them that came with it ends.</p>`,
    fields: govuk.textarea({
      id: 'back',
      name: 'back',
      label: { text: 'Why', classes: 'govuk-label--m' },
      rows: '3',
      value: typed.value('back'),
      ...errorMessage(errors, 'back'),
    }),
  });
}
