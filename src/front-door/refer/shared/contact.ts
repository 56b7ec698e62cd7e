import { type FormError, formError } from '../../../platform/forms/index.ts';
import { line, mail, maybeOne, telephone } from '../questions.ts';
import { yesNo } from './where.ts';

/** How somebody may be reached without putting them at risk. */
export function contactQuestions(words: { safeToCall: string; safeToWrite: string; whoReads: string }) {
  return {
    phone: telephone({ label: 'Phone number' }),
    'phone-safe': maybeOne({ label: words.safeToCall, options: yesNo }),
    voicemail: maybeOne({ label: 'If no one picks up, may we leave a message?', options: yesNo }),
    email: mail({ label: 'Email address' }),
    'email-safe': maybeOne({ label: words.safeToWrite, hint: words.whoReads, options: yesNo }),
    times: line({ label: 'When is a good time?', hint: 'For example: on weekdays before 3pm.' }),
  };
}

type Contact = { phone: string; 'phone-safe': string; email: string; 'email-safe': string };

/** A number or address is used only when somebody said that it is safe: so that must be said. */
export function contactSafety(said: Contact): FormError[] {
  return [
    ...(said.phone && !said['phone-safe']
      ? [formError('phone-safe', 'Say if it is safe for us to call this number')]
      : []),
    ...(said.email && !said['email-safe']
      ? [formError('email-safe', 'Say if it is safe for us to write to this email address')]
      : []),
  ];
}

type Reach = Contact & { voicemail: string; times: string };

/** How whoever spoke up may be reached; a way not said to be safe is kept, marked unsafe, and never used. */
export function reachable(said: Reach | undefined) {
  const notes = [
    said?.phone && said.voicemail ? `Voicemail: ${said.voicemail === 'yes' ? 'yes' : 'no'}` : '',
    said?.times ?? '',
  ].filter(Boolean);
  return {
    email: said?.email || null,
    emailSafe: said?.['email-safe'] === 'yes',
    phone: said?.phone || null,
    phoneSafe: said?.['phone-safe'] === 'yes',
    contactNotes: notes.join('. ') || null,
  };
}
