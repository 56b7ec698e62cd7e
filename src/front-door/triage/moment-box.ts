import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html } from '../../platform/html/index.ts';
import { inLondon } from '../../platform/time/london.ts';

/** The boxes that a moment is typed into. */
export const PARTS = ['day', 'month', 'year', 'time'] as const;

/** The boxes of a moment. Nothing typed yet begins with `start`, where one is given. */
export function drawMoment(
  name: string,
  words: { label: string; hint?: string; start?: Temporal.Instant },
  { typed, errors }: { typed: Typed; errors: readonly FormError[] },
): Html {
  const wrong = errors.some((error) => error.field === name);
  const untouched = PARTS.every((part) => typed.value(`${name}-${part}`) === '');
  const begun = untouched && words.start && errors.length === 0 ? partsOf(words.start) : undefined;
  return govuk.dateInput({
    id: name,
    fieldset: { legend: { text: words.label, classes: 'govuk-fieldset__legend--s' } },
    ...(words.hint ? { hint: { text: words.hint } } : {}),
    items: PARTS.map((part) => ({
      id: `${name}-${part}`,
      name: `${name}-${part}`,
      label: part === 'time' ? 'Time' : `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`,
      value: begun?.[part] ?? typed.value(`${name}-${part}`),
      ...(part === 'time' ? { inputmode: 'text' as const, pattern: '[0-9:.]*' } : {}),
      classes: `govuk-input--width-${part === 'year' || part === 'time' ? 4 : 2}${wrong ? ' govuk-input--error' : ''}`,
    })),
    ...errorMessage(errors, name),
  });
}

function partsOf(at: Temporal.Instant): Readonly<Record<(typeof PARTS)[number], string>> {
  const local = inLondon(at);
  return {
    day: String(local.day),
    month: String(local.month),
    year: String(local.year),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
