import {
  choices,
  type FormError,
  type FormValue,
  formError,
  type Parsed,
  parseForm,
  text,
} from '../../platform/forms/index.ts';

/** Whether something that is added is to be hidden, and why. */
export const shieldFields = { shield: choices(['yes']), 'shield-why': text({ max: 1000 }) };

type Said = { shield: string[]; 'shield-why': string };

export function shieldErrors(said: Said): FormError[] {
  return said.shield.length > 0 && said['shield-why'].length < 10
    ? [formError('shield-why', 'Say in a few words why it must be shielded')]
    : [];
}

/** Why it must be hidden; null where it is not to be. */
export const shieldWhy = (said: Said) => (said.shield.length > 0 ? said['shield-why'] : null);

type Fields = Parameters<typeof parseForm>[0];

/** Reads a form that adds something which may be hidden: every error at once. */
export function parseShieldable<F extends Fields>(
  fields: F,
  body: Parameters<typeof parseForm>[1],
): Parsed<FormValue<F> & FormValue<typeof shieldFields>> {
  const parsed = parseForm(fields, body);
  const hiding = parseForm(shieldFields, body);
  const errors = [
    ...(parsed.ok ? [] : parsed.errors),
    ...(hiding.ok ? shieldErrors(hiding.value) : hiding.errors),
  ];
  if (!parsed.ok || !hiding.ok || errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { ...parsed.value, ...hiding.value } };
}
