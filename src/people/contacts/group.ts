import { type FormError, formError } from '../../platform/forms/index.ts';
import { line, lines, maybeOneOf, oneOf, someOf, span } from '../facts/asks.ts';
import { factGroup, sameWords, typedSpan } from '../facts/group.ts';
import { onlyAt, SAFE_DAYS, SAFE_HOURS, safeTimesOf, typedTimes } from '../rules/safe-times.ts';
import { CHANNEL_WORDS, SAFE_WORDS, VOICEMAIL_WORDS } from '../rules/words.ts';
import type { Channel, PersonContact } from '../types.ts';

const RIGHT: Readonly<Record<Channel, RegExp>> = {
  phone: /^\+?[\d\s()-]{7,20}( ?(x|ext\.?) ?\d{1,6})?$/,
  text: /^\+?[\d\s()-]{7,20}$/,
  email: /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/,
  letter: /./s,
  other: /./s,
};
const LIKE: Readonly<Record<Channel, string>> = {
  phone: 'Enter a phone number, like 01375 000 000',
  text: 'Enter a mobile number, like 07700 900 982',
  email: 'Enter an email address in the right form, like name@example.com',
  letter: 'Write the address that letters go to',
  other: 'Write how they are reached',
};

/** How somebody may be reached without putting them at risk. */
export const contacts = factGroup({
  name: 'contacts',
  section: 'How to reach them',
  adds: 'Add a way to reach them',
  lead: 'Nothing is sent, and nobody should ring, unless somebody said that it is safe.',
  shieldable: true,
  asks: (against) => ({
    channel: oneOf({ label: 'How' }, CHANNEL_WORDS, 'Choose how they are reached'),
    value: line({ label: 'Number or address', width: 20 }, { need: 'Write the number or address', max: 254 }),
    whose: line(
      { label: 'Whose it is, if it is not theirs', hint: 'Grandmother’s telephone.', width: 20 },
      { max: 100 },
    ),
    safe: oneOf({ label: 'Is it safe to use?' }, SAFE_WORDS, 'Say whether it is safe to use'),
    days: someOf(
      { label: 'Safe days', hint: 'Leave days and times empty where any time is safe.' },
      SAFE_DAYS,
    ),
    hours: someOf({ label: 'Safe times of day' }, SAFE_HOURS),
    voicemail: maybeOneOf({ label: 'If nobody picks up' }, VOICEMAIL_WORDS),
    notes: lines({
      label: 'What must be known before',
      hint: 'Speak only to her. Say you ring from the school.',
    }),
    ...span(against),
  }),
  refuses: ({ channel, value, days, hours }): FormError[] => [
    ...(RIGHT[channel].test(value) ? [] : [formError('value', LIKE[channel])]),
    ...(hours.length > 0 && days.length === 0 ? [formError('days', 'Tick the days that are safe')] : []),
    ...(days.length > 0 && hours.length === 0
      ? [formError('hours', 'Tick the times of day that are safe')]
      : []),
  ],
  given: ({ channel, value, whose, safe, days, hours, voicemail, notes, from, until }) => {
    const safeTimes = safeTimesOf(days, hours);
    const said = { channel, value, whose, safe, safeTimes, voicemail: voicemail || null, notes };
    return {
      facts: [{ part: 'contact', ...said, fromOn: from, untilOn: until, slot: slotOf(said) }],
      same: sameOf(said),
    };
  },
  held: ({ contacts: rows }) =>
    rows.map(({ channel, value, whose, safe, safeTimes, voicemail, notes, ...told }) => ({
      ...told,
      ...{ part: 'contact' as const, group: 'contacts', label: CHANNEL_WORDS[channel] },
      line: [value, whose && `(${whose})`].filter(Boolean).join(' '),
      ...(safe === 'safe' ? {} : { alarm: SAFE_WORDS[safe] }),
      notes: [onlyAt(safeTimes), voicemail && VOICEMAIL_WORDS[voicemail], notes].filter(
        (note) => !!note,
      ) as string[],
      slot: slotOf({ channel, value }),
      typed: {
        ...{ channel, value, whose, safe, voicemail: voicemail ?? '', notes, ...typedSpan(told) },
        ...typedTimes(safeTimes),
      },
      ...{
        same: sameOf({ channel, value, whose, safe, safeTimes, voicemail, notes }),
        askedAs: 'contact' as const,
      },
    })),
});

type Reach = Omit<
  PersonContact,
  'id' | 'recordId' | 'fromOn' | 'untilOn' | 'telling' | 'withdrawn' | 'shielded' | 'shieldedWhy'
>;

/** What is said anew of one number takes the place of what was said of it before: it may no longer be safe. */
const slotOf = ({ channel, value }: Pick<Reach, 'channel' | 'value'>) =>
  `${channel} ${value.replace(/\s/g, '')}`;

function sameOf({ channel, value, whose, safe, safeTimes, voicemail, notes }: Reach): string {
  return sameWords(
    channel,
    value.replace(/\s/g, ''),
    whose,
    safe,
    JSON.stringify(safeTimes),
    voicemail,
    notes,
  );
}
