import { line, lines, select, ticks } from '../../../platform/forms/boxes.ts';
import {
  errorMessage,
  errorSummary,
  hiddenFields,
  previewButton,
  previewCard,
  previewRegion,
  previewScript,
  writingHint,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html, markdown, NOTHING, notice } from '../../../platform/html/index.ts';
import { AUDIENCE_WORDS, DELIVERY_WORDS, ORGANISATION_WORDS } from '../../rules/words.ts';
import { AUDIENCES, DELIVERIES, ORGANISATION_TYPES } from '../../types.ts';
import { type CourseFormModel, EXCLUSION_ROWS, NEED_ROWS } from './types.ts';

/** A course's form, new or to be changed. */
export function courseFormView(model: CourseFormModel): Html {
  const { action, title, errors, csrf, key, changedBy, version, fresh } = model;
  const short = { hint: { text: 'Small letters, digits and hyphens. It stands in the address for ever.' } };
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${title}</h1>
${changedBy ? notice('late', { strong: `${changedBy} changed this course meanwhile.`, body: 'Nothing of yours is saved yet. Open the course in another window to compare, then save again.' }) : NOTHING}
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${version}">
<h2 class="govuk-heading-m">What it is</h2>${line(model, 'title', 'Title')}${fresh ? line(model, 'code', 'Short name', short) : NOTHING}${lines(model, 'summary', 'In a sentence or two', '2')}${words(model)}${lines(model, 'outcomes', 'What people will be able to do', '4', 'One on each line.')}
<h2 class="govuk-heading-m">Whom it is for</h2>${line(model, 'level', 'Level', { hint: { text: 'For example 2. Leave it empty where levels do not apply.' }, classes: 'govuk-input--width-5' })}${line(model, 'audience', 'Whom it is for, in words')}${ticks(
    model,
    'audiences',
    'Found by',
    AUDIENCES.map((value) => ({ value, text: AUDIENCE_WORDS[value] })),
  )}${ticks(
    model,
    'areas',
    'Areas (none is all)',
    model.areas.map(({ code, name }) => ({ value: code, text: name })),
  )}
${audienceRule(model)}${ages(model)}
<h2 class="govuk-heading-m">How it is given</h2>${select(
    model,
    'delivery',
    'How',
    DELIVERIES.map((value) => ({ value, text: DELIVERY_WORDS[value] })),
  )}${line(model, 'minutes', 'Minutes, all parts together', { classes: 'govuk-input--width-5' })}${ticks(model, 'every-part', 'Parts', [{ value: 'yes', text: 'It is complete only with every part of a session' }])}${ticks(model, 'assessment', 'Assessment', [{ value: 'yes', text: 'It is complete only for whoever passes an assessment, as the trainer says on the register' }])}${select(
    model,
    'provider',
    'Who runs it',
    [
      { value: 'internal', text: 'The partnership' },
      { value: 'external', text: 'Somebody else' },
    ],
  )}${line(model, 'provider-name', 'Name of whoever runs it')}${line(model, 'external-href', 'Where it is booked, if elsewhere')}${lines(model, 'licence-note', 'Licence', '2', 'For example: open to trained assessors only.')}${named(model, 'needs-credential', 'Nobody comes who does not hold', 'Nothing is needed', model.credentials)}${lines(model, 'to-bring', 'What to bring', '2')}
<h2 class="govuk-heading-m">What comes first, and who goes elsewhere</h2>${NEED_ROWS.map((n) => needRow(model, n))}${EXCLUSION_ROWS.map((n) => exclusionRow(model, n))}
<h2 class="govuk-heading-m">Money, and afterwards</h2>${named(model, 'price-table', 'What it costs', 'Nothing: it is free of charge', model.tables)}${named(model, 'charging-policy', 'Terms for cancelling late', 'None: nobody pays for cancelling late', model.terms)}${line(model, 'feedback-form', 'Link of the feedback form')}${line(model, 'valid-months', 'Counts for so many months', { hint: { text: 'Empty is for ever.' }, classes: 'govuk-input--width-5' })}
<div class="govuk-button-group">${govuk.button({ text: 'Save' })}${previewButton(action)}</div></form>${previewScript()}`;
}

/** What happens on the day, beside how it will look. */
function words({ typed, errors, preview }: CourseFormModel): Html {
  const box = govuk.textarea({
    ...{ id: 'words', name: 'words', value: typed.value('words'), rows: '8' },
    ...{ label: { text: 'What happens on the day' }, hint: { html: writingHint } },
    ...errorMessage(errors, 'words'),
  });
  const shown = preview && previewCard(preview.wrong, markdown(typed.value('words'), [], preview.drawing));
  return html`<div class="ws-beside"><div>${box}</div>${previewRegion(shown)}</div>`;
}

const named = (
  model: CourseFormModel,
  name: string,
  label: string,
  none: string,
  all: readonly { code: string; name: string }[],
): Html =>
  select(model, name, label, [
    { value: '', text: none },
    ...all.map(({ code, name: text }) => ({ value: code, text })),
  ]);

function audienceRule(model: CourseFormModel): Html {
  const kinds = ORGANISATION_TYPES.map((value) => ({ value, text: ORGANISATION_WORDS[value] }));
  return html`${ticks(model, 'audience-checked', 'Who may book', [{ value: 'yes', text: 'Only these groups may book: each booking is checked' }])}${ticks(model, 'audience-kinds', 'And only from these organisations (none is any)', kinds)}${line(model, 'audience-message', 'What others are told', { hint: { text: 'For example: This is for managers. Your first step is “Supervision”.' } })}${line(model, 'audience-href', 'Where others go instead, as a link')}`;
}

function ages(model: CourseFormModel): Html {
  const narrow = { classes: 'govuk-input--width-3' };
  return html`${line(model, 'age-from', 'Youngest age (empty is any)', narrow)}${line(model, 'age-to', 'Oldest age (empty is any)', narrow)}${line(model, 'age-to-send', 'Oldest age with special educational needs or a disability', narrow)}`;
}

function needRow(model: CourseFormModel, n: number): Html {
  const courses = [
    { value: '', text: 'None' },
    ...model.courses.map(({ id, title }) => ({ value: id, text: title })),
  ];
  return html`${select(model, `needs-${n}`, `Course ${n} that comes first`, courses)}${ticks(
    model,
    `needs-how-${n}`,
    `How strict, for course ${n}`,
    [
      { value: 'hard', text: 'No place without it' },
      { value: 'equivalent', text: 'Something like it will do, if they say what' },
      { value: 'evidence', text: 'They must be able to show it' },
    ],
  )}`;
}

function exclusionRow(model: CourseFormModel, n: number): Html {
  const agencies = [
    { value: '', text: 'None' },
    ...model.agencies.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return html`${select(model, `excluded-${n}`, `Employer ${n} whose staff go elsewhere`, agencies)}${line(model, `excluded-message-${n}`, `What their staff are told (${n})`)}${line(model, `excluded-href-${n}`, `Where they go, as a link (${n})`)}`;
}
