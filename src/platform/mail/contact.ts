import type { SafeTimes } from '../time/index.ts';

/** One way of reaching somebody, and whether they said that it is safe. */
export interface Contact {
  channel: 'email' | 'sms';
  address: string;
  /** True only where the person, or the agency for a work address, said so. Not asked is not safe. */
  safe: boolean;
  /** When it is safe; absent or null: at any time. */
  times?: SafeTimes | null;
}

/** Why nothing may be sent to a contact; undefined when it may. */
export function reasonToWithhold(contact: Contact): string | undefined {
  // Typed as a boolean, and still compared with true: a stored answer such as 'unsafe' must not pass for one.
  if (contact.safe !== true) return 'this way of reaching them is not safe';
  if (!usable[contact.channel].test(contact.address)) return 'the address cannot be used';
  return undefined;
}

// One recipient and nothing else: a comma or a line end could turn an address into several, or into a header.
const usable = {
  email: /^[^\s,;:<>()[\]"\\]{1,64}@[^\s,;:<>()[\]"\\]{1,190}$/,
  sms: /^\+?[\d ()-]{7,20}$/,
};
