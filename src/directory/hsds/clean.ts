import type { Json } from '../types.ts';

const DEEPEST = 8;
const LONGEST = 20_000;

/** What a feed says without what says nothing: no nulls, no empty texts, lists or objects, nothing endlessly deep. */
export function cleaned(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return saying(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => cleaned(item, depth + 1) ?? []);
    return items.length > 0 ? items : undefined;
  }
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const kept = name === '__proto__' ? undefined : cleaned(inner, depth + 1);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function saying(value: string): string | undefined {
  const text = value.replaceAll('\0', '').slice(0, LONGEST);
  return text.trim() === '' ? undefined : text;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; none where there is no list. */
export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number, also where it was written as a text. */
export function numberOf(value: unknown): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

export function isUri(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text);
}

export function isEmail(text: string): boolean {
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(text);
}
