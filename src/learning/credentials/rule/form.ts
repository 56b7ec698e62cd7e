import {
  choice,
  choices,
  date,
  type FormError,
  type FormValue,
  formError,
  type Parsed,
  parseForm,
  text,
  typedIn,
} from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';
import { othersOf } from '../../rules/credential-effects.ts';
import { type Clause, LINE_MANAGER, type RuleBook } from '../types.ts';
import { inWay, type RuleOf, type RuleWanted, waysOf } from './types.ts';

const SAID = ['request form', 'manager support'] as const;
const YEARLY = ['forum', 'status'] as const;

interface Against {
  of: RuleOf;
  book: RuleBook;
  areas: readonly string[];
  today: Temporal.PlainDate;
}

const fieldsOf = ({ of, areas, today }: Against) => ({
  area: choice(of.kind === 'tool' ? ['everywhere', ...areas] : ['', 'everywhere'], 'Choose where it holds'),
  from: date({
    what: 'The first day',
    ask: 'Write the first day on which it holds',
    check: (day) =>
      Temporal.PlainDate.compare(day, today) <= 0 ? 'The first day must be after today' : undefined,
  }),
  asks: choice(
    of.kind === 'tool' ? (['nothing', 'something'] as const) : (['', 'something'] as const),
    'Choose whether anything is asked',
  ),
  yearly: choices(YEARLY),
  due: date({ what: 'The day by which it is due' }),
  settle: text({ max: 2 }),
  remind: text({ max: 40 }),
});

/** One way to it: everything that it asks. */
const wayFields = ({ of, book, areas }: Against) => ({
  courses: choices([...book.courses.keys()]),
  months: text({ max: 3 }),
  said: choices(SAID),
  others: choices([...othersOf(book, of).map(({ code }) => code), LINE_MANAGER]),
  body: text({ max: 100 }),
  bodyAreas: choices([...areas]),
});

type Given = FormValue<ReturnType<typeof fieldsOf>>;
type Way = FormValue<ReturnType<typeof wayFields>>;

/** Reads what earns a credential or opens a tool from a day on, or every error at once. */
export function readRule(
  body: Body,
  against: Against,
): { ok: true; value: RuleWanted } | { ok: false; errors: FormError[] } {
  const read = parseForm(fieldsOf(against), body);
  const ways = waysOf(typedIn(body)).map((way) => ({ way, read: readWay(body, against, way) }));
  const unread = [read, ...ways.map((each) => each.read)].flatMap((each) => (each.ok ? [] : each.errors));
  if (!read.ok || unread.length > 0) return { ok: false, errors: unread };
  const { value } = read;
  const filled = ways.flatMap(({ way, read: each }) =>
    each.ok && asksSomething(each.value) ? [{ way, ...each.value }] : [],
  );
  const errors = [...wrongWays(filled, against, value.asks), ...wrong(value)];
  if (errors.length > 0 || value.from === null) return { ok: false, errors };
  const { from, area, asks, remind } = value;
  return {
    ok: true,
    value: {
      from,
      area: ['', 'everywhere'].includes(area) ? null : area,
      clause: asks === 'nothing' ? null : earnedBy(filled),
      keep: keepOf(value),
      remindDays: numbersIn(remind).map(Number),
    },
  };
}

const numbersIn = (typed: string) => typed.split(/[\s,]+/).filter(Boolean);

const asksSomething = ({ courses, said, others, body }: Way): boolean =>
  courses.length + said.length + others.length > 0 || body !== '';

/** A way by its own names, with its errors at the fields of the form. */
function readWay(body: Body, against: Against, way: number): Parsed<Way> {
  const fields = wayFields(against);
  const own = new Map(Object.keys(fields).map((name) => [name, body.get(inWay(name, way)) ?? []]));
  const read = parseForm(fields, own);
  if (read.ok) return read;
  return { ok: false, errors: read.errors.map((each) => formError(inWay(each.field, way), each.message)) };
}

function wrongWays(
  ways: readonly (Way & { way: number })[],
  { areas }: Against,
  asks: Given['asks'],
): FormError[] {
  if (ways.length === 0 && asks === 'nothing') return [];
  if (ways.length === 0)
    return [
      formError(
        'courses',
        asks === 'something'
          ? 'Choose a course or a credential, or say that nothing is asked'
          : 'Choose at least one thing that earns it',
      ),
    ];
  return ways.flatMap(({ way, months, body, bodyAreas, courses, said, others }) => {
    const besides = courses.length + said.length + others.length;
    const open = ways.length > 1 && besides === 0 && areas.some((area) => !bodyAreas.includes(area));
    const at = (field: string, message: string) => [formError(inWay(field, way), message)];
    if (months !== '' && !/^[1-9]\d{0,2}$/.test(months))
      return at('months', 'Write a whole number of months, or leave it empty');
    if (body !== '' && bodyAreas.length === 0) return at('bodyAreas', 'Choose where the membership is asked');
    if (open)
      return at('bodyAreas', 'Elsewhere this way would ask nothing: choose every area, or one thing more');
    return [];
  });
}

function wrong({ yearly, due, settle, remind }: Given): FormError[] {
  return [
    ...(yearly.length > 0 && due === null
      ? [formError('due', 'Write the day by which it is due each year', '-day')]
      : []),
    ...(/^\d{0,2}$/.test(settle) ? [] : [formError('settle', 'Write a whole number of months')]),
    ...(numbersIn(remind).every((day) => /^[1-9]\d{0,2}$/.test(day))
      ? []
      : [formError('remind', 'Write numbers of days, like 56, 14')]),
  ];
}

/** One way stands by itself; of several any will do. */
function earnedBy(ways: readonly Way[]): Clause {
  const [first, ...more] = ways.map(clauseOf);
  if (!first) return { all: [] };
  return more.length === 0 ? first : { any: [first, ...more] };
}

function clauseOf({ courses, months, said, others, body, bodyAreas }: Way): Clause {
  const ways = others.map(
    (code): Clause => (code === LINE_MANAGER ? { told: LINE_MANAGER } : { holds: code }),
  );
  return {
    all: [
      ...courses.map(
        (course): Clause => ({ course, ...(months === '' ? {} : { withinMonths: Number(months) }) }),
      ),
      ...said.map((told) => ({ told })),
      ...(body === '' ? [] : [{ told: 'membership' as const, body, inAreas: bodyAreas }]),
      ...(ways.length > 0 ? [{ any: ways }] : []),
    ],
  };
}

function keepOf({ yearly, due, settle }: Given): RuleWanted['keep'] {
  if (yearly.length === 0 || due === null) return undefined;
  const each = yearly.map((told) => ({ told }));
  return { dueBy: due.toPlainMonthDay().toString(), settleMonths: Number(settle || 0), each };
}
