import { govuk, type Html, html } from '../../platform/html/index.ts';

const date = (id: string, value: string, error = false) => ({
  id: `born-${id}`,
  name: id,
  value,
  error,
  classes: id === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
});

/** Fields of a form, one of them answered wrongly. */
export function formSamples(): Html {
  return html`${govuk.errorSummary({ titleText: 'There is a problem', errorList: [{ text: 'Enter the day the child was born', href: '#born-day' }] })}
<form method="get" action="/style">
${govuk.input({ id: 'name', name: 'name', label: { text: 'Child’s name', classes: 'govuk-label--m' }, hint: { text: 'As you know it. Leave it empty if you do not.' }, autocomplete: 'off' })}
${govuk.dateInput({ id: 'born', namePrefix: 'born', fieldset: { legend: { text: 'When was the child born?', classes: 'govuk-fieldset__legend--m' } }, hint: { text: 'For example 27 3 2015' }, errorMessage: { text: 'Enter the day the child was born' }, items: [date('day', '', true), date('month', '3'), date('year', '2015')] })}
${govuk.radios({ name: 'area', fieldset: { legend: { text: 'Where does the child live?', classes: 'govuk-fieldset__legend--m' } }, value: 'thurrock', items: [{ value: 'southend', text: 'Southend' }, { value: 'essex', text: 'Essex', hint: { text: 'All of Essex but Southend and Thurrock' } }, { value: 'thurrock', text: 'Thurrock', conditional: { html: govuk.input({ id: 'postcode', name: 'postcode', label: { text: 'Postcode, if you know it' }, classes: 'govuk-input--width-10' }) } }, { divider: 'or' }, { value: 'unknown', text: 'I do not know' }] })}
${govuk.checkboxes({ name: 'tried', fieldset: { legend: { text: 'What have you tried?', classes: 'govuk-fieldset__legend--m' } }, values: ['talked'], items: [{ value: 'talked', text: 'Talked with the parents' }, { value: 'school', text: 'Asked the school' }, { divider: 'or' }, { value: 'none', text: 'Nothing yet', behaviour: 'exclusive' }] })}
${govuk.select({
  id: 'agency',
  name: 'agency',
  label: { text: 'Agency' },
  items: [
    { value: 'school', text: 'School' },
    { value: 'police', text: 'Police' },
  ],
})}
${govuk.textarea({ id: 'told', name: 'told', label: { text: 'What happened?', classes: 'govuk-label--m' }, hint: { text: 'What did you see or hear? When?' } })}
${govuk.characterCount({ id: 'reason', name: 'reason', maxlength: '200', label: { text: 'Why do you need to open it?' } })}
${govuk.fileUpload({ id: 'file', name: 'file', label: { text: 'Add a file' } })}
${govuk.passwordInput({ id: 'password', name: 'password', label: { text: 'Password' } })}
<div class="govuk-button-group">${govuk.button({ text: 'Decide' })}${govuk.button({ text: 'Ask another agency', classes: 'govuk-button--secondary' })}${govuk.button({ text: 'Close the record', classes: 'govuk-button--warning' })}${govuk.button({ text: 'Not yet', disabled: true })}</div></form>`;
}

/** GOV.UK components that are not fields. */
export function componentSamples(): Html {
  return html`${govuk.notificationBanner({ type: 'success', titleText: 'Saved', text: 'Your answers are kept for 30 days.' })}
${govuk.panel({ titleText: 'We have it', headingLevel: 2, html: html`Your code is <strong>7K3M-XX9P-4TQW-2HJN</strong>` })}
${govuk.warningText({ text: 'A record cannot be taken back once it is sent.', iconFallbackText: 'Warning' })}
${govuk.insetText({ text: 'She asked for her nan.' })}
${govuk.details({ summaryText: 'Why do we ask?', text: 'So that the team nearest to the child reads it.' })}
${govuk.summaryList({
  card: { title: { text: 'Check what you wrote' } },
  rows: [
    {
      key: { text: 'Name' },
      value: { text: 'Tia M.' },
      actions: { items: [{ href: '#name', text: 'Change', visuallyHiddenText: 'name' }] },
    },
    { key: { text: 'Born' }, value: { text: '3 March 2012' } },
  ],
})}
${govuk.tabs({
  items: [
    { id: 'told-tab', label: 'What we were told', panel: { text: 'Found at 05:50.' } },
    { id: 'asked-tab', label: 'Agencies asked', panel: { text: 'School, health.' } },
  ],
})}
${govuk.table({ caption: 'Opening hours', head: [{ text: 'Day' }, { text: 'Hours' }], rows: [[{ text: 'Monday' }, { text: '09:00 to 16:30' }]], firstCellIsHeader: true })}
${govuk.taskList({
  idPrefix: 'tasks',
  items: [
    { title: { text: 'The child' }, href: '#name', status: { text: 'Done' } },
    { title: { text: 'The worry' }, href: '#told', status: { tag: { text: 'To do' } } },
  ],
})}
${govuk.accordion({ id: 'more', items: [{ heading: { text: 'What is weighed' }, content: { text: 'Harm, likelihood, and what keeps the child safe.' } }] })}
<p>${govuk.tag({ text: 'New' })}</p>
${govuk.pagination({ previous: { href: '#main' }, next: { href: '#main' } })}`;
}
