import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { Asking, Question, Visit } from './types.ts';

/** One page of the journey, ready to be drawn. */
export interface StepPage {
  visit: Visit;
  asking: Asking;
  action: string;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  /** Mark of the answers as they were kept when the page was shown. */
  mark: string;
  /** Where "Carry on" leads back to: the list of answers, when that is where they came from. */
  back?: string | undefined;
  /** Whether what is told can be kept with a code: from the first answer on. */
  canSave: boolean;
}

/** A page of the journey: one heading, its questions, one way on. */
export function stepView(page: StepPage): Html {
  const { step } = page.visit;
  const questions = Object.entries(step.questions);
  const heading = headingOf(page.visit, page.asking);
  const alone = questions.length === 1 && step.lead === undefined && step.before === undefined;
  const top = alone ? NOTHING : html`<h1>${heading}</h1>`;
  const lead = (step.lead ?? []).map((words) => html`<p>${words}</p>`);
  const drawn = questions.map(([name, question]) =>
    drawQuestion(name, question, page, alone ? heading : undefined),
  );
  const save = page.canSave
    ? govuk.button({
        text: 'Save and come back later',
        name: 'then',
        value: 'save',
        classes: 'govuk-button--secondary',
      })
    : NOTHING;
  return html`<div class="ws-step">${errorSummary(page.errors)}${top}${lead}${step.before?.(page.asking) ?? NOTHING}
<form method="post" action="${page.action}" novalidate>${hiddenFields({ csrf: page.csrf })}<input type="hidden" name="mark" value="${page.mark}">${page.back ? html`<input type="hidden" name="back" value="${page.back}">` : NOTHING}
${drawn}
<div class="govuk-button-group">${govuk.button({ text: step.button ?? 'Carry on', preventDoubleClick: true })}${save}</div></form></div>`;
}

/** The heading of a page for the child that it is about. */
export function headingOf({ step }: Visit, asking: Asking): string {
  return typeof step.heading === 'string' ? step.heading : step.heading(asking);
}

type Drawing = Pick<StepPage, 'typed' | 'errors'>;

/** One question as its GOV.UK component; `heading` makes its label the heading of the page. */
export function drawQuestion(
  name: string,
  question: Question,
  { typed, errors }: Drawing,
  heading?: string,
): Html {
  const hint = question.hint ? { hint: { text: question.hint } } : {};
  const shared = { ...hint, ...errorMessage(errors, name) };
  const label = heading
    ? { text: heading, classes: 'govuk-label--l', isPageHeading: true }
    : { text: question.label, classes: 'govuk-label--s' };
  const legend = heading
    ? { text: heading, classes: 'govuk-fieldset__legend--l', isPageHeading: true }
    : { text: question.label, classes: 'govuk-fieldset__legend--s' };
  const items = (question.options ?? []).map((option) => ({
    value: option.value,
    text: option.label,
    ...(option.hint ? { hint: { text: option.hint } } : {}),
  }));
  switch (question.kind) {
    case 'line':
      return govuk.input({
        ...shared,
        id: name,
        name,
        label,
        value: typed.value(name),
        ...(question.type ? { type: question.type } : {}),
        ...(question.width ? { classes: `govuk-input--width-${question.width}` } : {}),
        autocomplete: question.autocomplete ?? 'off',
      });
    case 'story':
      return govuk.textarea({
        ...shared,
        id: name,
        name,
        label,
        value: typed.value(name),
        rows: String(question.rows ?? 5),
      });
    case 'one':
      return govuk.radios({
        ...shared,
        idPrefix: name,
        name,
        fieldset: { legend },
        items,
        value: typed.value(name),
        ...(items.every((item) => item.text.length < 4) ? { classes: 'govuk-radios--inline' } : {}),
      });
    case 'any':
      return govuk.checkboxes({
        ...shared,
        idPrefix: name,
        name,
        fieldset: { legend },
        items,
        values: typed.values(name),
      });
    case 'day':
      return govuk.dateInput({
        ...shared,
        id: name,
        fieldset: { legend },
        items: (['day', 'month', 'year'] as const).map((part) => ({
          id: `${name}-${part}`,
          name: `${name}-${part}`,
          label: part[0]?.toUpperCase() + part.slice(1),
          classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
          value: typed.value(`${name}-${part}`),
        })),
      });
  }
}
