import {
  choice,
  choices,
  type FormError,
  formError,
  type Parsed,
  parseForm,
  text,
} from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import {
  DOMAINS,
  type Domain,
  type EditionWords,
  type HelpRoute,
  type Indicator,
  type LevelWords,
  NEED_LEVELS,
  type NeedLevel,
} from '../types.ts';
import { LETTER, LEVEL_TEXTS, levelBox, MOST_ROUTES, routeBox, signsBox } from './boxes.ts';

const LONGEST_SIGN = 300;
const MOST_SIGNS = 60;

const heads = {
  name: text({ ask: 'Enter what this edition is called', max: 120 }),
  step: choice(['Level', 'Tier', 'Step'], 'Choose what a level is called'),
  unconfirmed: text({ max: 300 }),
  domains: choices(DOMAINS, { ask: 'Choose the domains that are used' }),
};

/**
 * Reads a whole edition; null where an area gives up its own. A sign without a code is new and gets the next one of
 * its domain: `given` says the highest number that each letter ever had.
 */
export function readEdition(body: Body, given: ReadonlyMap<string, number>): Parsed<EditionWords | null> {
  if (one(body, 'own') === 'none') return { ok: true, value: null };
  const head = parseForm(heads, body);
  const levels = NEED_LEVELS.map((level) => readLevel(body, level));
  const signs = readSigns(body, given, head.ok ? head.value.domains : DOMAINS);
  const routes = readRoutes(body);
  const errors = [head, ...levels, signs, routes].flatMap((part) => (part.ok ? [] : part.errors));
  if (!head.ok || !signs.ok || !routes.ok || errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      ...head.value,
      unconfirmed: head.value.unconfirmed || null,
      levels: levels.flatMap((level) => (level.ok ? [level.value] : [])),
      indicators: signs.value,
      routes: routes.value,
    },
  };
}

function readLevel(body: Body, level: NeedLevel): Parsed<LevelWords> {
  const fields = Object.fromEntries(
    LEVEL_TEXTS.map(([part, label, max]) => [
      levelBox(level, part),
      text({ ask: `Level ${level}: write ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`, max }),
    ]),
  );
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const said = (part: string) => parsed.value[levelBox(level, part)] ?? '';
  const words = Object.fromEntries(LEVEL_TEXTS.map(([part]) => [part, said(part)]));
  return { ok: true, value: { level, ...words } as LevelWords };
}

function readSigns(
  body: Body,
  given: ReadonlyMap<string, number>,
  domains: readonly Domain[],
): Parsed<readonly Indicator[]> {
  const last = new Map(given);
  const seen = new Set<string>();
  const errors: FormError[] = [];
  const signs = DOMAINS.flatMap((domain) =>
    NEED_LEVELS.flatMap((level) => {
      const box = signsBox(level, domain);
      const lines = one(body, box)
        .split('\n')
        .map((line) => line.replace(/^[\s•*-]+/, '').trim())
        .filter(Boolean);
      if (lines.length > 0 && !domains.includes(domain))
        errors.push(formError(box, 'This domain is not among those that are used'));
      if (lines.length > MOST_SIGNS) errors.push(formError(box, `At most ${MOST_SIGNS} signs go here`));
      return lines.slice(0, MOST_SIGNS).flatMap((line): Indicator[] => {
        const [, code = nextCode(last, domain), words = line] =
          /^([A-Z]\d{2,3})[.:]?\s+(.+)$/.exec(line) ?? [];
        if (seen.has(code)) errors.push(formError(box, `${code} stands twice`));
        if (words.length > LONGEST_SIGN)
          errors.push(
            formError(box, `A sign must be ${LONGEST_SIGN} characters or fewer: ${words.slice(0, 40)}…`),
          );
        seen.add(code);
        return [{ code, level, domain, words }];
      });
    }),
  );
  const empty = NEED_LEVELS.filter((level) => !signs.some((sign) => sign.level === level));
  for (const level of empty)
    errors.push(formError(signsBox(level, 'development'), `Level ${level} needs at least one sign to cite`));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: signs };
}

function nextCode(last: Map<string, number>, domain: Domain): string {
  const letter = LETTER[domain];
  const number = (last.get(letter) ?? 0) + 1;
  last.set(letter, number);
  return `${letter}${String(number).padStart(2, '0')}`;
}

function readRoutes(body: Body): Parsed<readonly HelpRoute[]> {
  const read = Array.from({ length: MOST_ROUTES }, (_, position) => readRoute(body, position));
  const errors = read.flatMap((each) => (each === undefined || each.ok ? [] : each.errors));
  const routes = read.flatMap((each) => (each?.ok ? [each.value] : []));
  const twice = routes.find(({ code }, at) => routes.findIndex((other) => other.code === code) !== at);
  if (twice) errors.push(formError(routeBox(routes.indexOf(twice), 'name'), `${twice.name} stands twice`));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: routes };
}

/** A way to help; undefined where its name was left empty: it is not there, or no longer. */
function readRoute(body: Body, position: number): Parsed<HelpRoute> | undefined {
  const box = (part: string) => routeBox(position, part);
  const name = one(body, box('name')).trim();
  if (name === '') return undefined;
  const parsed = parseForm(
    {
      [box('name')]: text({ max: 100 }),
      [box('words')]: text({ ask: `Say what “${name}” is`, max: 600 }),
    },
    body,
  );
  const chosen = parseForm(
    {
      [box('levels')]: choices(['1', '2', '3', '4'], { ask: `Choose the levels of “${name}”` }),
      [box('conditions')]: choices(['agreement', 'assessed']),
    },
    body,
  );
  const how = parseForm(
    {
      [box('form')]: choice(['none', 'request', 'assessment'], `Choose what “${name}” asks one to fill in`),
      [box('through')]: choice(['direct', 'front door'], `Choose how “${name}” is reached`),
      [box('records')]: choice(
        ['nothing unless asked', 'with agreement', 'always'],
        `Choose what “${name}” writes down about a child`,
      ),
    },
    body,
  );
  if (!parsed.ok || !chosen.ok || !how.ok)
    return { ok: false, errors: [parsed, chosen, how].flatMap((part) => (part.ok ? [] : part.errors)) };
  const conditions: readonly string[] = chosen.value[box('conditions')] ?? [];
  return {
    ok: true,
    value: {
      code: one(body, box('code')) || codeOf(name),
      name,
      words: parsed.value[box('words')] ?? '',
      levels: (chosen.value[box('levels')] ?? []).map((level) => Number(level) as NeedLevel).sort(),
      form: how.value[box('form')] as HelpRoute['form'],
      through: how.value[box('through')] as HelpRoute['through'],
      records: how.value[box('records')] as HelpRoute['records'],
      needsAgreement: conditions.includes('agreement'),
      onlyAssessed: conditions.includes('assessed'),
    },
  };
}

const codeOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
