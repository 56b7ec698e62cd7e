import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { type Fact, govuk, type Html, html } from '../../platform/html/index.ts';

/** Two times for each day of the week. */
export function hoursFields(weekdays: readonly string[], typed: Typed, errors: readonly FormError[]): Html {
  const days = weekdays.map((name, index) => {
    const id = `day-${index + 1}`;
    const wrong = errorMessage(errors, id);
    const width = wrong.errorMessage ? 'govuk-input--width-4 govuk-input--error' : 'govuk-input--width-4';
    return govuk.dateInput({
      id,
      fieldset: { legend: { text: name, classes: 'govuk-fieldset__legend--s' } },
      ...wrong,
      items: ['Opens', 'Closes'].map((label) => {
        const box = `${id}-${label.toLowerCase()}`;
        return { id: box, name: box, label, value: typed.value(box), classes: width, inputmode: 'text' };
      }),
    });
  });
  return html`<p class="govuk-hint">Times like 09:00 and 16:30. Leave a day empty when it is shut.</p><div class="ws-choices">${days}</div>`;
}

/** The week in words, days that are alike together. */
export function hoursInWords(
  weekdays: readonly string[],
  hours: readonly { weekday: number; opens: string; closes: string }[],
): Fact[] {
  return weekdays.map((label, index) => {
    const day = hours.find(({ weekday }) => weekday === index + 1);
    return { label, value: day ? `${day.opens.slice(0, 5)} to ${day.closes.slice(0, 5)}` : 'shut' };
  });
}
