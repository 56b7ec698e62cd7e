import { type FormError, formError } from '../../../platform/forms/index.ts';
import type { SafeTimes } from '../../../platform/time/safe-times.ts';
import { any, line, mail, maybeOne, options, telephone } from '../questions.ts';
import { yesNo } from './where.ts';

const DAYS = { weekdays: [1, 2, 3, 4, 5], weekend: [6, 7] } as const;
const HOURS = { morning: [8, 12], afternoon: [12, 17], evening: [17, 21] } as const;

/** How and when somebody may be reached without putting them at risk. */
export function contactQuestions(words: {
  safeToCall: string;
  safeToText: string;
  safeToWrite: string;
  whoReads: string;
}) {
  return {
    phone: telephone({ label: 'Phone number' }),
    'phone-safe': maybeOne({ label: words.safeToCall, options: yesNo }),
    'text-safe': maybeOne({ label: words.safeToText, options: yesNo }),
    voicemail: maybeOne({ label: 'If no one picks up, may we leave a message?', options: yesNo }),
    email: mail({ label: 'Email address' }),
    'email-safe': maybeOne({ label: words.safeToWrite, hint: words.whoReads, options: yesNo }),
    when: maybeOne({
      label: 'When is it safe for us to get in touch?',
      hint: 'If you pick some times, our texts and emails wait for them.',
      options: options([
        ['any', 'At any time'],
        ['some', 'At some times only. Tick them below'],
      ]),
    }),
    days: any({
      label: 'Safe days',
      options: options([
        ['weekdays', 'Monday to Friday'],
        ['weekend', 'Saturday and Sunday'],
      ]),
    }),
    hours: any({
      label: 'Safe times of day',
      options: options([
        ['morning', 'Morning, 8 to 12'],
        ['afternoon', 'Afternoon, 12 to 5'],
        ['evening', 'Evening, 5 to 9'],
      ]),
    }),
    times: line({
      label: 'What else should we know before we call?',
      hint: 'For example: talk only to me.',
    }),
  };
}

type Contact = {
  phone: string;
  'phone-safe': string;
  'text-safe': string;
  email: string;
  'email-safe': string;
  when: string;
  days: readonly (keyof typeof DAYS)[];
  hours: readonly (keyof typeof HOURS)[];
};

/** A number or address is used only when somebody said that it is safe: so that must be said. */
export function contactSafety(said: Contact): FormError[] {
  const some = said.when === 'some' || (said.when === '' && said.days.length + said.hours.length > 0);
  return [
    ...(said.phone && !said['phone-safe']
      ? [formError('phone-safe', 'Say if it is safe for us to call this number')]
      : []),
    ...(said.email && !said['email-safe']
      ? [formError('email-safe', 'Say if it is safe for us to write to this email address')]
      : []),
    ...(some && said.days.length === 0 ? [formError('days', 'Tick the days that are safe')] : []),
    ...(some && said.hours.length === 0 ? [formError('hours', 'Tick the times of day that are safe')] : []),
    ...(said.when === 'any' && said.days.length + said.hours.length > 0
      ? [formError('when', 'You said at any time, and ticked some times. Choose one of the two')]
      : []),
  ];
}

type Reach = Contact & { voicemail: string; times: string };

/** How whoever spoke up may be reached; a way not said to be safe is kept, marked unsafe, and never used. */
export function reachable(said: Reach | undefined) {
  return {
    email: said?.email || null,
    emailSafe: said?.['email-safe'] === 'yes',
    phone: said?.phone || null,
    phoneSafe: said?.['phone-safe'] === 'yes',
    textSafe: said?.['text-safe'] === 'yes',
    voicemail: said?.voicemail ? said.voicemail === 'yes' : null,
    safeTimes: safeTimesOf(said),
    contactNotes: said?.times || null,
  };
}

/** The times that were ticked; null for any time. */
export function safeTimesOf(said: Pick<Contact, 'days' | 'hours'> | undefined): SafeTimes | null {
  if (!said || said.days.length === 0 || said.hours.length === 0) return null;
  return {
    days: said.days.flatMap((day) => [...DAYS[day]]),
    hours: said.hours.map((hour) => [...HOURS[hour]]),
  };
}
