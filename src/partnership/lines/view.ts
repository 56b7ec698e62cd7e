import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { type Fact, govuk, type Html, html, telephone } from '../../platform/html/index.ts';
import type { Line, Way } from './types.ts';

const WAY_WORDS: Readonly<Record<Way, string>> = {
  always: 'One number at every hour',
  hours: 'One number while the service is open, another while it is shut',
  none: 'No number of its own',
};
const HOLDS_WORDS: Readonly<Record<Line['holds'], string>> = {
  always: 'At every hour',
  open: 'While it is open',
  shut: 'While it is shut',
};

/** How people get through: the ways there are, each with its numbers. */
export function lineFields(ways: readonly Way[], typed: Typed, errors: readonly FormError[]): Html {
  const inside: Readonly<Record<Way, Html | undefined>> = {
    always: boxes('always', typed, errors),
    hours: html`${boxes('open', typed, errors)}${boxes('shut', typed, errors)}`,
    none: undefined,
  };
  return govuk.radios({
    name: 'way',
    idPrefix: 'way',
    value: typed.value('way'),
    fieldset: { legend: { text: 'How people get through', classes: 'govuk-fieldset__legend--s' } },
    items: ways.map((way) => ({
      id: `way-${way}`,
      value: way,
      text: WAY_WORDS[way],
      ...(inside[way] ? { conditional: { html: inside[way] } } : {}),
    })),
    ...errorMessage(errors, 'way'),
  });
}

function boxes(holds: Line['holds'], typed: Typed, errors: readonly FormError[]): Html {
  const box = (part: string, label: string, more: { hint?: { text: string }; classes?: string } = {}) => {
    const name = `${holds}-${part}`;
    return govuk.input({
      id: name,
      name,
      value: typed.value(name),
      autocomplete: 'off',
      label: { text: `${HOLDS_WORDS[holds]}: ${label}` },
      ...more,
      ...errorMessage(errors, name),
    });
  };
  const short = { classes: 'govuk-input--width-20' };
  return html`${box('name', 'who answers')}${box('phone', 'telephone', short)}${box('text', 'number for text messages, if there is one', short)}${box('why', 'why they are the ones to ring', { hint: { text: 'A whole sentence. The public reads it.' } })}`;
}

/** The numbers in words. */
export function linesInWords(lines: readonly Line[]): Fact[] {
  return lines.map(({ holds, name, phone, text, why }) => ({
    label: HOLDS_WORDS[holds],
    value: html`${name}, ${telephone(phone)}${text ? html`, text ${text}` : ''}. ${why}`,
  }));
}
