import { type FormError, formError, parseForm, type Reading, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';

/** Why a page goes for good, and where whoever comes to its address is led; '' and null where nobody said. */
export interface Archiving {
  why: string;
  instead: string | null;
  /** What is read there is called. */
  insteadTitle: string;
}

const fields = { why: text({ max: 300 }), instead: text({ max: 200 }) };

/** `titleAt`: what a page or a chapter that is read at an address of ours is called. `own`: the page's own address. */
export async function readArchiving(
  body: Body,
  own: string,
  titleAt: (address: string) => Promise<string | undefined>,
): Promise<Reading<Archiving>> {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { why, instead } = parsed.value;
  if (instead === '') return { ok: true, value: { why, instead: null, insteadTitle: '' } };
  const insteadTitle = await titleAt(instead);
  if (insteadTitle !== undefined && instead !== own)
    return { ok: true, value: { why, instead, insteadTitle } };
  return { ok: false, errors: [wrongWith(instead, own)] };
}

function wrongWith(instead: string, own: string): FormError {
  if (!/^\/[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(instead))
    return formError('instead', 'Enter an address of a page here, like /guides/early-help');
  if (instead === own) return formError('instead', 'Enter another page: this one is going');
  return formError('instead', `Nothing is published at ${instead}: enter the address of a page that is`);
}
