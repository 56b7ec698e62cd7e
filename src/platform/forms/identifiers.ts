import { z } from 'zod';
import { type Body, one } from '../http/body.ts';
import type { Field } from './fields.ts';

/**
 * An NHS number: ten digits, the last a check digit (weights 10 to 2, modulo 11; a remainder that would need 10
 * is never given out, nor is ten times the same digit). Returned without spaces.
 */
export function readNhsNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return undefined;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]) ? digits : undefined;
}

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * A unique pupil number: a check letter and twelve digits, of which the last may be a letter while the number is
 * temporary. The check is the sum of each digit times its place (2 to 13), modulo 23.
 */
export function readUpn(typed: string): string | undefined {
  const upn = typed.replace(/\s/g, '').toUpperCase();
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(upn)) return undefined;
  const sum = [...upn.slice(1)].reduce((total, sign, at) => total + worthOf(sign) * (at + 2), 0);
  return UPN_LETTERS[sum % 23] === upn[0] ? upn : undefined;
}

function worthOf(sign: string): number {
  return /\d/.test(sign) ? Number(sign) : UPN_LETTERS.indexOf(sign);
}

const POSTCODE =
  /^(GIR 0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW]) [0-9][ABD-HJLNP-UW-Z]{2})$/;
/** What the Office for National Statistics writes where there is no fixed abode or no postcode. */
const STANDS_IN = /^ZZ99 3(VZ|WZ|CZ)$/;

/** A UK postcode as it is written: capitals, one space before the last three. Whether it exists is not checked. */
export function readPostcode(typed: string): string | undefined {
  const plain = typed.replace(/[\s-]/g, '').toUpperCase();
  const written = `${plain.slice(0, -3)} ${plain.slice(-3)}`;
  return POSTCODE.test(written) || STANDS_IN.test(written) ? written : undefined;
}

/** An optional field holding such a number; '' when left empty. */
function optional(read: (typed: string) => string | undefined, wrong: string): Field<string> {
  return {
    take: (body: Body, name: string) => {
      const typed = one(body, name).trim();
      return typed === '' ? '' : (read(typed) ?? null);
    },
    schema: z.string(wrong),
  };
}

export const nhsNumber = () =>
  optional(
    readNhsNumber,
    'Check the NHS number: it has 10 digits, like 943 476 5919. Leave it out if unsure',
  );
export const upn = () =>
  optional(
    readUpn,
    'Check the UPN: it has a letter and 12 digits, like K201200195001. Leave it out if unsure',
  );
export const postcode = () =>
  optional(
    readPostcode,
    'Check the postcode: it should look like RM17 6SL. Leave it out if you are not sure',
  );
