import {
  choice,
  choices,
  type FormError,
  formError,
  optionalChoice,
  type Parsed,
  parseForm,
  text,
} from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import type { CourseRules, CourseTexts } from '../../store/programme.ts';
import { AUDIENCES, DELIVERIES, ORGANISATION_TYPES } from '../../types.ts';
import { EXCLUSION_ROWS, NEED_ROWS } from './types.ts';

const fields = {
  title: text({ ask: 'Enter what the course is called', max: 150 }),
  summary: text({ ask: 'Say in a sentence or two what it is', max: 400 }),
  words: text({ max: 10_000 }),
  outcomes: text({ max: 4000 }),
  level: text({ max: 20 }),
  audience: text({ ask: 'Say whom it is for', max: 400 }),
  audiences: choices(AUDIENCES, { ask: 'Choose at least one group it is for' }),
  'audience-checked': optionalChoice(['yes']),
  'audience-kinds': choices(ORGANISATION_TYPES),
  'audience-message': text({ max: 400 }),
  'audience-href': text({ max: 500 }),
  'needs-credential': text({ max: 60 }),
  minutes: text({}),
  delivery: choice(DELIVERIES, 'Choose how it is given'),
  provider: choice(['internal', 'external'], 'Choose who runs it'),
  'provider-name': text({ max: 150 }),
  'external-href': text({ max: 500 }),
  'price-table': text({ max: 60 }),
  'charging-policy': text({ max: 60 }),
  'age-from': text({}),
  'age-to': text({}),
  'age-to-send': text({}),
  'licence-note': text({ max: 400 }),
  'to-bring': text({ max: 1000 }),
  'feedback-form': text({ max: 500 }),
  'every-part': optionalChoice(['yes']),
  assessment: optionalChoice(['yes']),
  'valid-months': text({}),
};

/** What a course's form is read against. */
export interface Against {
  areas: readonly string[];
  courses: readonly { id: string }[];
  agencies: readonly { id: string; name: string }[];
  credentials: readonly { code: string }[];
  tables: readonly { code: string }[];
  terms: readonly { code: string }[];
}

export interface CourseForm {
  texts: Omit<CourseTexts, 'code'>;
  rules: CourseRules;
}

const code = text({ ask: 'Enter a short name for addresses, like safeguarding-level-2', max: 60 });

/** Reads the short name of a course that is new. */
export function readCode(body: Body): Parsed<string> {
  const parsed = parseForm({ code }, body);
  if (!parsed.ok) return parsed;
  if (/^[a-z0-9][a-z0-9-]{1,59}$/.test(parsed.value.code)) return { ok: true, value: parsed.value.code };
  return {
    ok: false,
    errors: [formError('code', 'Use small letters, digits and hyphens, like safeguarding-level-2')],
  };
}

/** Reads a course, or every error at once. */
export function readCourse(body: Body, against: Against): Parsed<CourseForm> {
  const parsed = parseForm(fields, body);
  const numbers = ['minutes', 'age-from', 'age-to', 'age-to-send', 'valid-months'].map((name) =>
    numberIn(body, name),
  );
  const rules = readRules(body, against);
  const errors = [
    ...(parsed.ok ? linkErrors(parsed.value) : parsed.errors),
    ...unknown(body, against),
    ...numbers.flatMap((each) => ('error' in each ? [each.error] : [])),
    ...(rules.ok ? [] : rules.errors),
  ];
  if (!parsed.ok || !rules.ok || errors.length > 0) return { ok: false, errors };
  const { value } = parsed;
  const [minutes, ageFrom, ageTo, ageToSend, validMonths] = numbers.map((each) =>
    'value' in each ? each.value : null,
  );
  return {
    ok: true,
    value: {
      rules: rules.value,
      texts: {
        ...{ title: value.title, summary: value.summary, words: value.words, audience: value.audience },
        ...{ audiences: value.audiences, delivery: value.delivery, provider: value.provider },
        audienceChecked: value['audience-checked'] === 'yes',
        audienceKinds: value['audience-kinds'],
        audienceMessage: value['audience-message'],
        audienceHref: value['audience-href'] || null,
        needsCredential: codeIn(against.credentials, value['needs-credential']),
        areas: (body.get('areas') ?? []).filter((area) => against.areas.includes(area)),
        outcomes: value.outcomes
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
        level: value.level || null,
        providerName: value['provider-name'] || null,
        externalHref: value['external-href'] || null,
        priceTable: codeIn(against.tables, value['price-table']),
        chargingPolicy: codeIn(against.terms, value['charging-policy']),
        licenceNote: value['licence-note'],
        toBring: value['to-bring'],
        feedbackForm: value['feedback-form'] || null,
        needsEveryPart: value['every-part'] === 'yes',
        needsAssessment: value.assessment === 'yes',
        ...{ minutes: minutes || null, validMonths: validMonths || null },
        ...{ ageFrom: ageFrom ?? null, ageTo: ageTo ?? null, ageToSend: ageToSend ?? null },
      },
    },
  };
}

/** A table that there is not would make the course free. */
const unknown = (body: Body, { tables, terms }: Against): FormError[] =>
  (
    [
      ['price-table', tables, 'Choose what it costs from the list'],
      ['charging-policy', terms, 'Choose the terms from the list'],
    ] as const
  ).flatMap(([name, all, says]) => {
    const code = one(body, name);
    return code === '' || codeIn(all, code) !== null ? [] : [formError(name, says)];
  });

const codeIn = (all: readonly { code: string }[], code: string): string | null =>
  all.find((each) => each.code === code)?.code ?? null;

function numberIn(body: Body, name: string): { value: number | null } | { error: FormError } {
  const typed = one(body, name).trim();
  if (typed === '') return { value: null };
  if (/^\d{1,4}$/.test(typed)) return { value: Number(typed) };
  return { error: formError(name, 'Enter a whole number') };
}

function linkErrors(value: Record<string, unknown>): FormError[] {
  const wrong = ['external-href', 'feedback-form', 'audience-href'].filter(
    (name) => value[name] && !/^(https:\/\/|\/)/.test(String(value[name])),
  );
  const missing = value.delivery === 'external link' && !value['external-href'];
  return [
    ...wrong.map((name) => formError(name, 'Enter a whole link that begins with https://')),
    ...(missing ? [formError('external-href', 'Enter where it is booked')] : []),
  ];
}

function readRules(body: Body, { courses, agencies }: Against): Parsed<CourseRules> {
  const errors: FormError[] = [];
  const prerequisites = NEED_ROWS.flatMap((n) => {
    const needsId = one(body, `needs-${n}`);
    if (!courses.some(({ id }) => id === needsId)) return [];
    const ticked = new Set(body.get(`needs-how-${n}`) ?? []);
    return [
      {
        needsId,
        hard: ticked.has('hard'),
        equivalent: ticked.has('equivalent'),
        evidence: ticked.has('evidence'),
      },
    ];
  });
  const exclusions = EXCLUSION_ROWS.flatMap((n) => {
    const agency = agencies.find(({ id }) => id === one(body, `excluded-${n}`));
    if (!agency) return [];
    const message = one(body, `excluded-message-${n}`).trim().slice(0, 400);
    const href = one(body, `excluded-href-${n}`).trim().slice(0, 500);
    if (message === '') errors.push(formError(`excluded-message-${n}`, 'Say where their staff go instead'));
    return [{ agencyId: agency.id, organisation: agency.name, message, href: href || null }];
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { prerequisites, exclusions } };
}
