import type { ImportField } from './types.ts';

/** An example's answers in the order of the fields; invented, and right by the form's rules. */
export function templateRow(fields: readonly ImportField[], example: unknown): string[] {
  return fields.map(({ key, path }) => {
    if (key === 'received') return '2026-10-30 14:30';
    if (key === 'reference') return 'OLD-0042';
    if (key === 'referrer.organisation') return 'Saltmarsh Primary School';
    const value = path.reduce<unknown>((at, name) => inside(at, name), example);
    if (Array.isArray(value)) return value.join('|');
    return typeof value === 'string' ? value : '';
  });
}

function inside(at: unknown, name: string): unknown {
  const value = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return name === 'children' && Array.isArray(value) ? value[0] : value;
}
