import {
  choice,
  choices,
  email,
  type FormError,
  formError,
  optionalChoice,
  parseForm,
  phone,
  text,
} from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import { contactSafety, safeTimesOf } from '../refer/shared/contact.ts';
import { type Audience, HOW, namesIn, SILENCES, type Voice } from '../rules/telling.ts';
import { hasSubstance } from '../rules/thresholds.ts';
import type { FamilyContact } from './types.ts';

const fields = {
  how: choice(HOW, 'Choose how they are told'),
  words: text({ max: 4000 }),
  whom: text({ max: 200 }),
  reason: optionalChoice(SILENCES),
  why: text({ max: 2000 }),
};

/** Where somebody of the family is written to, and what makes it safe. */
const familyFields = {
  channel: optionalChoice(['email', 'sms']),
  email: email({}),
  phone: phone({}),
  'safe-said': optionalChoice(['yes']),
  when: optionalChoice(['any', 'some']),
  days: choices(['weekdays', 'weekend']),
  hours: choices(['morning', 'afternoon', 'evening']),
};

export interface GivenTelling {
  how: (typeof HOW)[number];
  words: string;
  whom: string;
  reason: string | null;
  why: string | null;
  /** Where the family is written to; null for every other way, and for whoever told us. */
  contact: FamilyContact | null;
}

/** What a telling is read against. */
export interface TellBy {
  audience: Audience;
  voice: Voice;
  /** There is an address that they said is safe. */
  mayWrite: boolean;
  /** Texts can be sent from here. */
  texts: boolean;
  /** Names that must not stand in what this audience reads. */
  names: readonly string[];
}

/** Reads what somebody is told and how, or why they are not. */
export function readTelling(body: Body, by: TellBy): Reading<GivenTelling> {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { how, words, whom, reason, why } = parsed.value;
  const written = how === 'message' && by.audience === 'family' ? readContact(body, by) : nowhere;
  const errors = [
    ...(how === 'not told' ? silence(reason, why) : telling(parsed.value, by)),
    ...(written.ok ? [] : written.errors),
  ];
  if (!written.ok || errors.length > 0) return { ok: false, errors };
  const silent = how === 'not told';
  const person = by.audience === 'referrer' ? 'Whoever told us' : whom || 'The family';
  return {
    ok: true,
    value: {
      ...{ how, words: silent ? '' : words, whom: person },
      ...{ reason: silent ? reason : null, why: silent ? why : null, contact: written.value },
    },
  };
}

const nowhere: Reading<FamilyContact | null> = { ok: true, value: null };

/** Nothing is written to an address of the family that nobody said is theirs alone. */
function readContact(body: Body, { texts }: Pick<TellBy, 'texts'>): Reading<FamilyContact | null> {
  const parsed = parseForm(familyFields, body);
  if (!parsed.ok) return parsed;
  const said = parsed.value;
  const channel = said.channel === 'sms' && texts ? 'sms' : said.channel === 'email' ? 'email' : '';
  const address = channel === 'sms' ? said.phone : said.email;
  const box = channel === 'sms' ? 'phone' : 'email';
  const errors = [
    ...(channel === '' ? [formError('channel', 'Choose how they are written to')] : []),
    ...(channel !== '' && address === '' ? [formError(box, 'Enter where they are written to')] : []),
    ...(said['safe-said'] === 'yes' ? [] : [formError('safe-said', unsafe)]),
    ...contactSafety({ ...said, phone: '', 'phone-safe': '', 'text-safe': '', email: '', 'email-safe': '' }),
  ];
  if (channel === '' || errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { channel, address, times: safeTimesOf(said) } };
}

const unsafe =
  'Write only where they told you that nobody else reads it. Tick that they did, or choose another way';

function silence(reason: string, why: string): FormError[] {
  return [
    ...(reason === '' ? [formError('reason', 'Choose why they are not told')] : []),
    ...(hasSubstance(why) && why.length >= 10
      ? []
      : [formError('why', 'Say why they are not told, in at least four words')]),
  ];
}

function telling(
  { how, words, whom }: { how: string; words: string; whom: string },
  by: TellBy,
): FormError[] {
  const errors: FormError[] = [];
  if (how === 'message' && !by.mayWrite)
    errors.push(formError('how', 'They gave no address that is safe. Choose another way'));
  if (by.audience === 'family' && whom === '')
    errors.push(formError('whom', 'Say who of the family is told'));
  if (words === '') errors.push(formError('words', 'Write what they are told'));
  const said = namesIn(words, by.names);
  if (said.length > 0) errors.push(formError('words', `${TAKE_OUT[by.voice]}: ${said.join(', ')}`));
  return errors;
}

const TAKE_OUT: Readonly<Record<Voice, string>> = {
  professional: 'Take this name out',
  public: 'This must tell a stranger nothing. Take the name out',
  'young person': 'This must be safe over a shoulder. Take the name out',
  parent: 'The family must not learn from us who spoke up. Take the name out',
};
