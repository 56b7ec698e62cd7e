import { type FormError, formError, parseForm, type Reading, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';

/** Why a page goes for good, and where whoever comes to its address is led; '' and null where nobody said. */
export interface Archiving {
  why: string;
  instead: string | null;
}

const fields = { why: text({ max: 300 }), instead: text({ max: 200 }) };

/** `stands`: whether a page or a chapter is read at an address of ours. `own`: the page's own address. */
export async function readArchiving(
  body: Body,
  own: string,
  stands: (address: string) => Promise<boolean>,
): Promise<Reading<Archiving>> {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { why, instead } = parsed.value;
  const wrong = instead === '' ? undefined : await wrongWith(instead, own, stands);
  return wrong ? { ok: false, errors: [wrong] } : { ok: true, value: { why, instead: instead || null } };
}

async function wrongWith(
  instead: string,
  own: string,
  stands: (address: string) => Promise<boolean>,
): Promise<FormError | undefined> {
  if (!/^\/[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(instead))
    return formError('instead', 'Enter an address of a page here, like /guides/early-help');
  if (instead === own) return formError('instead', 'Enter another page: this one is going');
  return (await stands(instead))
    ? undefined
    : formError('instead', `Nothing is published at ${instead}: enter the address of a page that is`);
}
