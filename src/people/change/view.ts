import { errorSummary, hiddenFields } from '../../platform/forms/index.ts';
import { type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { bornWords } from '../rules/words.ts';
import type { FormModel } from './types.ts';

/** What stands around every form of a person's record. */
export interface FormFrame extends Omit<FormModel, 'typed'> {
  title: string;
  /** Where it is posted, after the person's address: `family/add`. */
  step: string;
  fields: Html;
  button: string;
  /** Before the form: what helps to fill it in. */
  before?: Html;
  /** Where "Leave it as it is" leads, after the person's address. */
  back?: string;
}

/** A form of a person's record: errors, what changed meanwhile, the fields, one button. */
export function personForm(frame: FormFrame): Html {
  const { person, now, title, errors, changed, csrf, key, step, fields, button, before, back } = frame;
  return html`${errorSummary(errors)}<span class="govuk-caption-l">${person.label}, ${bornWords(person, londonDate(now))}</span><h1 class="govuk-heading-l">${title}</h1>
${changed ? changedMeanwhile(person.id) : NOTHING}${before ?? NOTHING}<form method="post" action="/people/${person.id}/${step}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${person.version}">${fields}<div class="govuk-button-group"><button class="govuk-button">${button}</button><a class="govuk-link" href="/people/${person.id}${back ? `/${back}` : ''}">Leave it as it is</a></div></form>`;
}

function changedMeanwhile(personId: string): Html {
  return notice('late', {
    strong: 'This record changed while you were writing.',
    body: html`What you wrote is below and is not saved yet. <a href="/people/${personId}">Read the record as it stands now</a>, then save again if it still holds.`,
  });
}
