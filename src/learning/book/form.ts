import {
  choice,
  email,
  type FormError,
  formError,
  optionalChoice,
  type Parsed,
  parseForm,
  phone,
  text,
} from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import type { Prerequisite } from '../rules/eligibility.ts';
import type { Scheme } from '../rules/scheme.ts';
import { ORGANISATION_TYPES, type OrganisationType, ROLES, type Role } from '../types.ts';

/** Somebody to come. */
export interface Person {
  name: string;
  email: string;
  /** On the day; null where the course asks for no age. */
  age: number | null;
  send: boolean;
  access: string;
  dietary: string;
}

/** What is asked once, however many come. */
export interface Asked {
  /** Somebody else than whoever books. */
  forOthers: boolean;
  organisation: string;
  organisationType: OrganisationType;
  membership: { scheme: string; evidence: string } | null;
  purchaseOrder: string | null;
  payer: { name: string; organisation: string; email: string; phone: string; address: string };
  /** What they do; null where the course does not ask. */
  role: Role | null;
  claims: ReadonlyMap<string, string>;
}

/** What a booking is read against. */
export interface Against {
  mayBookOthers: boolean;
  /** The address that was proved: nobody else's is taken for it. */
  own: string | undefined;
  /** Those for which something else may stand. */
  prerequisites: readonly Prerequisite[];
  asksAge: boolean;
  asksRole: boolean;
  /** The bodies of which a membership may be named. */
  schemes: readonly Scheme[];
}

const fields = (schemes: readonly Scheme[]) => ({
  membership: optionalChoice(schemes.map(({ code }) => code)),
  organisation: text({ ask: 'Enter the organisation you work for, or “none”', max: 200 }),
  'organisation-type': choice(ORGANISATION_TYPES, 'Choose what sort of organisation it is'),
  'membership-number': text({ max: 60 }),
  'purchase-order': text({ max: 60 }),
  'payer-name': text({ ask: 'Enter who pays if there is something to pay' }),
  'payer-organisation': text({ ask: 'Enter the organisation that pays, or “none”' }),
  'payer-email': email({ ask: 'Enter the payer’s email address' }),
  'payer-phone': phone({}),
  'payer-address': text({ ask: 'Enter the payer’s postal address', max: 500 }),
  terms: choice(['yes'], 'Read the terms and tick that you agree'),
});
const roleField = { role: choice(ROLES, 'Choose what describes the work') };
const needs = { access: text({ max: 1000 }), dietary: text({ max: 500 }) };

/** Reads what is asked once of a booking, of one or of many. */
export function readAsked(body: Body, against: Against): Parsed<Omit<Asked, 'forOthers'>> {
  const parsed = parseForm(fields(against.schemes), body);
  const role = readRole(body, against);
  const errors = [parsed, role].flatMap((each) => (each.ok ? [] : each.errors));
  if (parsed.ok && parsed.value.membership !== '' && parsed.value['membership-number'] === '')
    errors.push(formError('membership-number', 'Enter what shows the membership'));
  if (errors.length > 0 || !parsed.ok) return { ok: false, errors };
  const { value } = parsed;
  const { membership } = value;
  return {
    ok: true,
    value: {
      organisation: value.organisation,
      organisationType: value['organisation-type'],
      membership: membership === '' ? null : { scheme: membership, evidence: value['membership-number'] },
      purchaseOrder: value['purchase-order'] || null,
      payer: {
        name: value['payer-name'],
        organisation: value['payer-organisation'],
        email: value['payer-email'],
        phone: value['payer-phone'],
        address: value['payer-address'],
      },
      role: role.ok ? role.value : null,
      claims: new Map(
        against.prerequisites.map(({ needsId }) => [needsId, one(body, `claim-${needsId}`).slice(0, 1000)]),
      ),
    },
  };
}

function readRole(body: Body, { asksRole }: Pick<Against, 'asksRole'>): Parsed<Role | null> {
  if (!asksRole) return { ok: true, value: null };
  const read = parseForm(roleField, body);
  return read.ok ? { ok: true, value: read.value.role } : read;
}

/** What somebody says of themselves because the course is not for everybody: what they do, and how old they are. */
export function readRule(
  body: Body,
  against: Pick<Against, 'asksAge' | 'asksRole'>,
): Parsed<{ role: Role | null; age: number | null; send: boolean }> {
  const role = readRole(body, against);
  const age = against.asksAge ? readAge(one(body, 'age')) : null;
  const errors = role.ok ? [] : [...role.errors];
  if (age === undefined) errors.push(formError('age', 'Enter the age on the day, in years'));
  if (!role.ok || age === undefined) return { ok: false, errors };
  return { ok: true, value: { role: role.value, age, send: one(body, 'send') === 'yes' } };
}

/** Reads a booking of one person, or every error at once. */
export function readBooking(body: Body, against: Against): Parsed<{ asked: Asked; person: Person }> {
  const forOthers = against.mayBookOthers && one(body, 'for') === 'other';
  const who = readWho(body, forOthers ? 'other-' : '', forOthers ? undefined : against.own);
  const asked = readAsked(body, against);
  const beside = parseForm(needs, body);
  const age = against.asksAge ? readAge(one(body, 'age')) : null;
  const errors = [who, asked, beside].flatMap((each) => (each.ok ? [] : each.errors));
  if (age === undefined) errors.push(formError('age', 'Enter the age on the day, in years'));
  if (errors.length > 0 || !who.ok || !asked.ok || !beside.ok || age === undefined)
    return { ok: false, errors };
  const person = { ...who.value, ...beside.value, age, send: one(body, 'send') === 'yes' };
  return { ok: true, value: { asked: { ...asked.value, forOthers }, person } };
}

const emailField = email({ ask: 'Enter an email address' });

function readWho(
  body: Body,
  before: string,
  own: string | undefined,
): Parsed<Pick<Person, 'name' | 'email'>> {
  const [name, address] = [`${before}name`, `${before}email`];
  const parsed = parseForm(
    {
      [name]: text({ ask: before ? 'Enter their name' : 'Enter your name' }),
      ...(own ? {} : { [address]: emailField }),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const given = { name: parsed.value[name] ?? '', email: own ?? parsed.value[address] ?? '' };
  return { ok: true, value: { ...given, email: given.email.toLowerCase() } };
}

/** "22"; undefined for what is no age. */
function readAge(typed: string): number | undefined {
  const plain = typed.trim();
  return /^\d{1,3}$/.test(plain) && Number(plain) <= 120 ? Number(plain) : undefined;
}

/** So many lines at once. */
export const MOST_LINES = 30;

/** A line of a list: somebody to come, or why it cannot be read. */
export type Line = { line: string } & ({ person: Person } | { why: string });

/** Reads a list of people, a line each: name, address, the age where it is asked, and what they need to take part. */
export function readLines(typed: string, asksAge: boolean): Line[] {
  return typed
    .split('\n')
    .map((line) => line.trim().slice(0, 500))
    .filter(Boolean)
    .map((line) => {
      const [name = '', address = '', ...rest] = line.split(/[,;\t]/).map((part) => part.trim());
      const age = asksAge ? readAge(rest.shift() ?? '') : null;
      const parsed = emailField.schema.safeParse(address);
      if (name === '' || address === '') return { line, why: 'Write a name, a comma and an email address' };
      if (!parsed.success) return { line, why: 'The email address is not in the right form' };
      if (age === undefined) return { line, why: 'Write the age on the day after the address' };
      const access = rest.join(', ').slice(0, 1000);
      return {
        line,
        person: {
          name: name.slice(0, 200),
          email: parsed.data.toLowerCase(),
          age,
          send: false,
          access,
          dietary: '',
        },
      };
    });
}

/** A line as it is kept to be put right: what somebody needs is not kept with it. */
export const withoutNeeds = ({
  person: { name, email: address, age },
}: Extract<Line, { person: Person }>): string => [name, address, ...(age === null ? [] : [age])].join(', ');

/** What is wrong with a list as a whole. */
export function wrongList(lines: readonly Line[]): FormError[] {
  if (lines.length === 0) return [formError('people', 'Write who is to come, one person on each line')];
  if (lines.length > MOST_LINES)
    return [formError('people', `Write ${MOST_LINES} lines at most, and the others in a second list`)];
  return [];
}
