import type { SafeTimes } from '../../platform/time/safe-times.ts';

/** What whoever spoke up said of how to write to them. `times` null: at any time. */
export interface Reach {
  email: string | null;
  emailSafe: boolean;
  phone: string | null;
  textSafe: boolean;
  times: SafeTimes | null;
}

/** One way to write to somebody. */
export interface WayToWrite {
  channel: 'email' | 'sms';
  address: string;
  safe: boolean;
  times: SafeTimes | null;
}

/**
 * The way to write to them: e-mail where it is safe, else a text where that is safe and texts can be sent, else an
 * address that is not safe, so that what is withheld shows; undefined where they gave none.
 */
export function wayToWrite(
  { email, emailSafe, phone, textSafe, times }: Reach,
  sends: { texts: boolean },
): WayToWrite | undefined {
  if (email && emailSafe) return { channel: 'email', address: email, safe: true, times };
  if (phone && textSafe && sends.texts) return { channel: 'sms', address: phone, safe: true, times };
  return email ? { channel: 'email', address: email, safe: false, times } : undefined;
}
