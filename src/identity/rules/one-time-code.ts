/** Eight digits: 26 bits. With five tries each and five codes an hour, a guess succeeds once in four million hours. */
export const codeDigits = 8;

/** "12345678" → "1234 5678", easier to read off and to type. */
export function codeInGroups(digits: string): string {
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

/** A code as typed back, without the spaces and dashes that people add; undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const plain = typed.replace(/[\s-]/g, '');
  return /^\d{8}$/.test(plain) ? plain : undefined;
}

/** One spelling for every way of typing an e-mail address. */
export function addressOf(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase();
}
