import { choice, type Parsed, parseForm, text } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';

/** Reads what a bank holiday is called; null for a day that is not kept as one. */
export function readHoliday(body: Body): Parsed<string | null> {
  const named = one(body, 'kept') === 'yes' ? { ask: 'Enter what the bank holiday is called' } : {};
  const parsed = parseForm(
    {
      kept: choice(['yes', 'no'], 'Choose whether it is a bank holiday'),
      name: text({ ...named, max: 100 }),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  return { ok: true, value: parsed.value.kept === 'yes' ? parsed.value.name : null };
}
