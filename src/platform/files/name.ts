import type { FileKind } from './kinds.ts';

/**
 * What a file is called here: small letters, numbers and hyphens of the name it had, and the end that its content has
 * earned. No path, no sign that turns reading round and no second end is left.
 */
export function fileName(given: string, kind: FileKind, besides = ''): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${plain || 'file'}${besides}.${kind.ends[0]}`;
}
