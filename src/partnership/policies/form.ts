import { choice, choices, formError, type Parsed, parseForm, text } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { ATTENDING, type PolicyValue, PUT_IN, RATINGS } from './types.ts';

/** Reads what is agreed; null where an area gives up its own. `outcomes` are the codes that a decision may have. */
export function readPolicy(
  body: Body,
  sort: string,
  outcomes: readonly string[],
): Parsed<PolicyValue | null> {
  if (one(body, 'own') === 'none') return { ok: true, value: null };
  if (sort === 'attendance')
    return parseForm({ required: choices(ATTENDING, { ask: 'Choose who must be there' }) }, body);
  if (sort === 'ask') return readMonths(body);
  if (sort === 'local') return readSaid(body);
  return sort === 'second' ? readSecond(body, outcomes) : readWords(body);
}

function readMonths(body: Body): Parsed<PolicyValue> {
  const parsed = parseForm(
    { asked: choice(['after', 'never'], 'Choose whether it is asked again'), months: text({ max: 3 }) },
    body,
  );
  if (!parsed.ok) return parsed;
  const { asked, months } = parsed.value;
  if (asked === 'never') return { ok: true, value: { months: null } };
  const right = /^\d{1,3}$/.test(months) && Number(months) >= 1;
  return right
    ? { ok: true, value: { months: Number(months) } }
    : { ok: false, errors: [formError('months', 'Enter how many months, 1 or more')] };
}

/** One line, which texts put in where they name it. */
function readSaid(body: Body): Parsed<PolicyValue> {
  const parsed = parseForm({ said: text({ max: 200 }) }, body);
  if (!parsed.ok) return parsed;
  return { ok: true, value: { said: parsed.value.said.replace(/\s+/g, ' ') } };
}

function readSecond(body: Body, outcomes: readonly string[]): Parsed<PolicyValue> {
  const parsed = parseForm(
    {
      needs: choice(['yes', 'no'], 'Choose whether a second person is needed'),
      levels: choices(['1', '2', '3', '4']),
      outcomes: choices(outcomes),
      ratings: choices(RATINGS),
      says: text({ ask: 'Say why, in words that go on after “because”', max: 200 }),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const { needs, levels, outcomes: chosen, ratings, says } = parsed.value;
  const some = <T>(list: readonly T[]) => (list.length === 0 ? null : list);
  const value = {
    levels: some(levels.map(Number).sort()),
    outcomes: some(chosen),
    ratings: some(ratings),
    says,
  };
  return { ok: true, value: needs === 'no' ? { ...value, off: true } : value };
}

function readWords(body: Body): Parsed<PolicyValue> {
  const parsed = parseForm({ words: text({ ask: 'Write the words', max: 4000 }) }, body);
  if (!parsed.ok) return parsed;
  const strange = [...parsed.value.words.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
  const wrong = strange.filter((name) => !PUT_IN.some((known) => known === name));
  if (wrong.length === 0) return parsed;
  const known = PUT_IN.map((name) => `{${name}}`).join(', ');
  const says = `Nothing is put in for {${wrong.join('}, {')}}: only ${known} are known`;
  return { ok: false, errors: [formError('words', says)] };
}
