import { errorMessage } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, notice } from '../../../platform/html/index.ts';
import type { FormModel } from '../../change/types.ts';
import { personForm } from '../../change/view.ts';
import { saidWords } from '../../rules/event-time.ts';
import type { Entry } from '../types.ts';

/** An event is wrong: it is struck through and stays readable. */
export function strikeView(form: FormModel & { entry: Entry }): Html {
  const { entry, typed, errors, person } = form;
  const { struck } = entry;
  if (struck)
    return html`<h1 class="govuk-heading-l">This is struck through already</h1>${notice('calm', {
      strong: `By ${struck.by}: ${struck.why}`,
      body: html`Nothing was changed. ${entry.correctedBy ? 'It was written anew.' : html`<a href="/people/${person.id}/chronology/add?corrects=${entry.id}">Write it anew</a>, if that is still to do.`} <a href="/people/${person.id}/chronology">Back to the chronology</a>`,
    })}`;
  const { people } = entry;
  return personForm({
    ...form,
    title: 'Strike it through',
    step: `chronology/strike/${entry.id}`,
    back: 'chronology',
    button: 'Strike it through',
    before: html`<p>${entry.said ? saidWords(entry.said).text : ''}: ${entry.what}</p><p>It stays readable, struck through and with your reason${people.length > 1 ? ', on the page of everybody it concerns' : ''}. Nothing is deleted.</p>`,
    fields: html`${govuk.textarea({
      id: 'why',
      name: 'why',
      label: { text: 'Why is it wrong?', classes: 'govuk-label--s' },
      rows: '3',
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    })}${govuk.radios({
      name: 'next',
      idPrefix: 'next',
      fieldset: { legend: { text: 'What is right?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'anew', text: 'I write it anew next', checked: typed.value('next') === 'anew' },
        {
          value: 'nothing',
          text: 'Nothing of the kind happened',
          checked: typed.value('next') === 'nothing',
        },
      ],
      ...errorMessage(errors, 'next'),
    })}`,
  });
}
