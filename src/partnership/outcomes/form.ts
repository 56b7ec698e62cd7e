import { choices, type Parsed, parseForm, text } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import type { Meaning } from './types.ts';

const fields = {
  label: text({ ask: 'Enter what it is called', max: 100 }),
  means: text({ ask: 'Say what then happens', max: 400 }),
  levels: choices(['1', '2', '3', '4'], { ask: 'Choose at least one level of need' }),
};

/** Reads what an outcome means; null where an area gives up its own words. */
export function readMeaning(body: Body): Parsed<Meaning | null> {
  if (one(body, 'own') === 'none') return { ok: true, value: null };
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { levels, ...words } = parsed.value;
  return { ok: true, value: { ...words, levels: levels.map(Number).sort() } };
}
