/** Trying again cannot help: the job becomes a dead letter at once. */
export class HopelessError extends Error {
  override readonly name: string;
  readonly code: string;
  constructor(name: string, code: string) {
    super(`${name} ${code}`);
    this.name = name;
    this.code = code;
  }
}

/**
 * What kind of error this was, for operators and logs: its class and its code ("SmtpError 451"), never its
 * message, which can quote an address or a field.
 */
export function errorClass(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  const name = sqlState.test(codeOf(error)) ? 'DatabaseError' : error.name;
  return [name, codeOf(error)].filter((part) => plain.test(part)).join(' ') || 'Error';
}

const plain = /^[A-Za-z0-9_]{1,39}$/;
const sqlState = /^[0-9A-Z]{5}$/;

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
