import { errorMessage, type FormError, type Typed } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

export interface QuestionsModel {
  typed: Typed;
  errors: readonly FormError[];
}

/** The five questions that a decision within one working day answers. */
export function questionsView(model: QuestionsModel): Html {
  return html`<h2 class="govuk-heading-m" id="five">Five questions</h2>${yesOrNo(model, {
    name: 'protection',
    text: 'Must the child be protected at once?',
    hint: 'If yes: act first, and write the decision down afterwards.',
  })}${words(model, 'services', 'Which services are needed?', 'Leave it empty if none are.')}${yesOrNo(
    model,
    {
      name: 'section17',
      text: 'Is this a child in need, to be assessed?',
      hint: 'Section 17 of the Children Act 1989.',
    },
  )}${yesOrNo(model, {
    name: 'section47',
    text: 'Is there reasonable cause to suspect significant harm?',
    hint: 'Section 47: suffering it, or likely to suffer it.',
  })}${words(
    model,
    'specialist',
    'Which specialist assessment is needed?',
    'For example of a disability, or by mental health services. Leave it empty if none is.',
  )}`;
}

function yesOrNo(
  { typed, errors }: QuestionsModel,
  { name, text, hint }: { name: string; text: string; hint: string },
): Html {
  return govuk.radios({
    name,
    idPrefix: name,
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    items: [
      { value: 'yes', text: 'Yes', checked: typed.value(name) === 'yes' },
      { value: 'no', text: 'No', checked: typed.value(name) === 'no' },
    ],
    ...errorMessage(errors, name),
  });
}

function words({ typed, errors }: QuestionsModel, name: string, text: string, hint: string): Html {
  return govuk.textarea({
    id: name,
    name,
    label: { text, classes: 'govuk-label--s' },
    hint: { text: hint },
    rows: '2',
    value: typed.value(name),
    ...errorMessage(errors, name),
  });
}
