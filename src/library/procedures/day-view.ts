import { govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { dateWords } from '../../platform/time/words.ts';

/** A form by which anybody chooses a day: a page by a link, so it can be kept and sent. */
export function dayForm(action: string, on: Temporal.PlainDate | undefined, area: string | null): Html {
  const box = (name: string, value: number | undefined, classes: string) => ({
    name,
    classes,
    ...(value === undefined ? {} : { value: String(value) }),
  });
  const boxes = govuk.dateInput({
    id: 'on',
    namePrefix: 'on',
    fieldset: { legend: { text: 'Show it as it stood on', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 27 3 2026' },
    items: [
      box('day', on?.day, 'govuk-input--width-2'),
      box('month', on?.month, 'govuk-input--width-2'),
      box('year', on?.year, 'govuk-input--width-4'),
    ],
  });
  const place = area ? html`<input type="hidden" name="area" value="${area}">` : NOTHING;
  return html`<details class="govuk-details ws-noprint"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Read it as it stood on another day</span></summary><div class="govuk-details__text"><form method="get" action="${action}">${place}${boxes}<button class="govuk-button govuk-button--secondary">Show that day</button></form></div></details>`;
}

/** Says that this is not how it stands today; nothing on any other page. */
export function dayBanner(
  { on, today }: { on: Temporal.PlainDate | undefined; today: Temporal.PlainDate },
  now: string,
): Html {
  if (!on) return NOTHING;
  const future = Temporal.PlainDate.compare(on, today) > 0;
  return notice('clock', {
    strong: html`${future ? 'As it will stand on' : 'As it stood on'} ${time(dateWords(on))}.`,
    body: html`<a href="${now}">Read it as it stands today</a>`,
  });
}
