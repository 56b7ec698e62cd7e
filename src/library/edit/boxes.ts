import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html } from '../../platform/html/index.ts';

type Items = readonly { value: string; text: string }[];

/** The boxes of a form as they were typed, with what is wrong with each. */
export function boxes({ typed, errors }: { typed: Typed; errors: readonly FormError[] }) {
  const label = (text: string) => ({ label: { text, classes: 'govuk-label--s' } });
  const hinted = (hint: string | Html | undefined) =>
    hint ? { hint: typeof hint === 'string' ? { text: hint } : { html: hint } } : {};
  const legend = (text: string) => ({ fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } } });
  return {
    line: (name: string, text: string, hint?: string, classes = ''): Html =>
      govuk.input({
        ...{ id: name, name, value: typed.value(name), classes },
        ...{ ...label(text), ...hinted(hint), ...errorMessage(errors, name) },
      }),
    lines: (name: string, text: string, rows: number, hint?: string | Html, classes = ''): Html =>
      govuk.textarea({
        ...{ id: name, name, value: typed.value(name), rows: String(rows), classes },
        ...{ ...label(text), ...hinted(hint), ...errorMessage(errors, name) },
      }),
    file: (name: string, text: string, hint: string, accept = ''): Html =>
      govuk.fileUpload({
        ...{ id: name, name, ...label(text), ...hinted(hint), ...errorMessage(errors, name) },
        ...(accept ? { attributes: { accept } } : {}),
      }),
    pick: (name: string, text: string, items: Items, hint?: string): Html =>
      govuk.select({
        ...{ id: name, name, ...label(text), ...hinted(hint), ...errorMessage(errors, name) },
        items: items.map((item) => ({ ...item, selected: item.value === typed.value(name) })),
      }),
    one: (name: string, text: string, items: Items, hint?: string): Html =>
      govuk.radios({
        ...{ name, idPrefix: name, value: typed.value(name), items: [...items] },
        ...{ ...legend(text), ...hinted(hint), ...errorMessage(errors, name) },
      }),
    some: (name: string, text: string, items: Items, hint?: string): Html =>
      govuk.checkboxes({
        ...{ name, idPrefix: name, values: typed.values(name), items: [...items] },
        ...{ ...legend(text), ...hinted(hint), ...errorMessage(errors, name) },
      }),
    day: (name: string, text: string, hint?: string): Html => {
      const wrong = errorMessage(errors, name);
      return govuk.dateInput({
        ...{ id: name, ...legend(text), ...hinted(hint), ...wrong },
        items: ['Day', 'Month', 'Year'].map((part) => {
          const box = `${name}-${part.toLowerCase()}`;
          const width = `govuk-input--width-${part === 'Year' ? 4 : 2}`;
          const classes = wrong.errorMessage ? `${width} govuk-input--error` : width;
          return { id: box, name: box, label: part, value: typed.value(box), classes };
        }),
      });
    },
  };
}
