/** What stands around every page about places. */
export const shell = { kind: 'workspace', current: '/administration/agencies' } as const;

/** Where a list by name goes on, from its address. */
export function cursorIn(after: string | null): { id: string; name: string } | undefined {
  const [, id, name] = /^([0-9a-f-]{36})_(.+)$/.exec(after ?? '') ?? [];
  return id === undefined || name === undefined ? undefined : { id, name };
}
