import type { ClockRule } from '../../platform/clocks/rule.ts';
import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import type { ConcernRecord } from '../record/types.ts';
import { limitWords } from '../rules/clock-words.ts';
import { RATINGS, type Rating } from '../rules/thresholds.ts';
import { RATING_WORDS } from '../rules/words.ts';

export interface RateModel extends FormModel {
  /** The rule each rating's clock would run by; absent where none is configured. */
  limits: ReadonlyMap<Rating, ClockRule>;
}

/** Red, amber or green, and why. */
export function rateView(model: RateModel): Html {
  const { record, typed, errors, limits } = model;
  const items = RATINGS.map((rating) => {
    const rule = limits.get(rating);
    return {
      value: rating,
      text: RATING_WORDS[rating],
      checked: typed.value('rating') === rating,
      ...(rule ? { hint: { text: `Decide within ${limitWords(rule)}, counted from when it came in` } } : {}),
    };
  });
  return concernForm({
    ...model,
    title: record.rating ? 'Rate it again' : 'How urgent is it?',
    step: 'rating',
    button: 'Save the rating',
    fields: html`${govuk.radios({
      name: 'rating',
      idPrefix: 'rating',
      fieldset: { legend: { text: 'Rating', classes: 'govuk-fieldset__legend--m' } },
      items,
      ...hintOf(record),
      ...errorMessage(errors, 'rating'),
    })}${govuk.textarea({
      id: 'reason',
      name: 'reason',
      label: { text: 'Why', classes: 'govuk-label--m' },
      hint: { text: 'It stays on the record. A less urgent rating than before needs a full reason.' },
      rows: '4',
      value: typed.value('reason'),
      ...errorMessage(errors, 'reason'),
    })}`,
  });
}

function hintOf({ rating }: ConcernRecord): { hint?: { text: string } } {
  const statutory = 'The decision is due within one working day whatever the rating.';
  return {
    hint: { text: rating ? `It is ${RATING_WORDS[rating].toLowerCase()} now. ${statutory}` : statutory },
  };
}
