import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import { procedureLink } from '../change/procedure-view.ts';
import type { ConcernHead } from '../record/types.ts';

export interface DisagreeModel {
  head: ConcernHead;
  /** Whoever fills it in, and their agency. */
  me: string;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** Who does not agree, with what, and what they want instead. */
export function disagreeView({ head, me, typed, errors, csrf, key }: DisagreeModel): Html {
  const area = (name: string, text: string, hint: string, rows: string) =>
    govuk.textarea({
      id: name,
      name,
      label: { text, classes: 'govuk-label--m' },
      hint: { text: hint },
      rows,
      value: typed.value(name),
      ...errorMessage(errors, name),
    });
  return html`${errorSummary(errors)}<span class="govuk-caption-l">${head.childLabel}: ${head.headline}</span><h1 class="govuk-heading-l">Record a disagreement</h1>${procedureLink('disagreement')}
<p>Professionals may see a child’s need differently. Talk to each other first. If that does not settle it, write it down here: it goes from stage to stage, each with its own time, until it is settled. If a child is in danger, act now and write afterwards.</p>
<form method="post" action="/front-door/${head.id}/disagreement" novalidate>${hiddenFields({ csrf, key })}${govuk.input(
    {
      id: 'who',
      name: 'who',
      label: { text: 'Who does not agree', classes: 'govuk-label--m' },
      hint: { text: 'Name and agency.' },
      value: typed.value('who') || (errors.length > 0 ? '' : me),
      autocomplete: 'off',
      ...errorMessage(errors, 'who'),
    },
  )}${area('about', 'What they do not agree with', 'And why: facts, and the signs of need they rest on.', '5')}${area(
    'wanted',
    'What should happen instead',
    'For this child.',
    '3',
  )}<div class="govuk-button-group"><button class="govuk-button">Record it</button><a class="govuk-link" href="/front-door/${head.id}">Leave it as it is</a></div></form>`;
}
