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
import { type Body, isId, one } from '../../platform/http/index.ts';
import { DAYS, HOURS, timesOf } from '../rules/safe.ts';

const fields = {
  whom: choice(['person', 'words'], 'Choose whom it is for'),
  about: text({ max: 60 }),
  area: text({ max: 40 }),
  how: choice(['email', 'sms', 'told'], 'Choose how they get it'),
  email: email({}),
  phone: phone({}),
  'safe-said': choices(['yes']),
  when: optionalChoice(['any', 'some']),
  days: choices(Object.keys(DAYS)),
  hours: choices(Object.keys(HOURS)),
  ask: choice(['family', 'practitioner', 'nobody'], 'Choose who is asked whether they got there'),
};

export interface GivenSignpost {
  personId: string | null;
  about: string;
  area: string | null;
  how: 'email' | 'sms' | 'told';
  contact: {
    channel: 'email' | 'sms';
    address: string;
    safe: true;
    times: ReturnType<typeof timesOf>;
  } | null;
  ask: 'family' | 'practitioner' | 'nobody';
}

/** Reads whom a family is, how they get it safely, and who is asked later; or every error at once. */
export function readSignpost(
  body: Body,
  areas: readonly string[],
): { ok: true; value: GivenSignpost } | { ok: false; errors: FormError[] } {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const person = one(body, 'person');
  const address = value.how === 'sms' ? value.phone : value.email;
  const errors = [
    ...(value.whom === 'person' && !isId(person)
      ? [formError('person', 'Find the person, then choose them')]
      : []),
    ...(value.whom === 'words' && value.about === ''
      ? [
          formError(
            'about',
            'Write initials or a reference of your own, so that you know later whom it was for',
          ),
        ]
      : []),
    ...(areas.includes(value.area) || value.area === ''
      ? []
      : [formError('area', 'Choose where the family lives')]),
    ...(value.how === 'told' ? [] : sending(value, address)),
    ...(value.ask === 'family' && value.how === 'told'
      ? [formError('ask', 'The family can be asked only where a message reaches them safely. Choose another')]
      : []),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const contact =
    value.how === 'told'
      ? null
      : ({ channel: value.how, address, safe: true, times: timesOf(value.days, value.hours) } as const);
  return {
    ok: true,
    value: {
      ...{ how: value.how, ask: value.ask, contact, area: value.area || null },
      personId: value.whom === 'person' ? person : null,
      about: value.whom === 'words' ? value.about : '',
    },
  };
}

type Sending = {
  how: string;
  'safe-said': readonly string[];
  when: string;
  days: readonly string[];
  hours: readonly string[];
};

/** Nothing is sent to an address that nobody said is theirs alone, nor at a time that is not safe. */
function sending(said: Sending, address: string): FormError[] {
  const some = said.when === 'some' || said.days.length + said.hours.length > 0;
  return [
    ...(address === '' ? [formError(said.how === 'sms' ? 'phone' : 'email', 'Enter where it is sent')] : []),
    ...(said['safe-said'].includes('yes')
      ? []
      : [
          formError(
            'safe-said',
            'Send only where they told you that nobody else reads it. Tick that they did, or choose another way',
          ),
        ]),
    ...(said.when === '' ? [formError('when', 'Choose when it is safe to write')] : []),
    ...(said.when === 'any' && said.days.length + said.hours.length > 0
      ? [formError('when', 'You said at any time, and ticked some times. Choose one of the two')]
      : []),
    ...(some && said.days.length === 0 ? [formError('days', 'Tick the days that are safe')] : []),
    ...(some && said.hours.length === 0 ? [formError('hours', 'Tick the times of day that are safe')] : []),
  ];
}
