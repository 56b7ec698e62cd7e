import { createHash } from 'node:crypto';
import { isId } from '../../platform/http/index.ts';

/** The same id for the same words, always: for what a feed gave no usable id. */
export function idFrom(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The id that was given where it is one, in small letters; else one made of the words. */
export function idOr(given: unknown, ...parts: readonly string[]): string {
  const text = typeof given === 'string' ? given.toLowerCase() : '';
  return isId(text) ? text : idFrom(...parts);
}

/** Of what a feed said of an entry: unchanged while this is. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
