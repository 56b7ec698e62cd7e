/**
 * What each role may do, in the words of `may(…)`. Which records it may do it to is for row-level security.
 * A role is held for an area; a permission is had when any role held gives it.
 */
export const permissionsByRole: Readonly<Record<string, readonly string[]>> = {
  'screening officer': [
    'front-door.read',
    'front-door.rate',
    'front-door.allocate',
    'front-door.triage',
    'front-door.ask',
    'front-door.tell',
    'front-door.figures',
    'access.break-glass',
  ],
  'decision maker': [
    'front-door.read',
    'front-door.rate',
    'front-door.allocate',
    'front-door.triage',
    'front-door.decide',
    'front-door.ask',
    'front-door.tell',
    'front-door.figures',
    'front-door.restrict',
    'front-door.import',
    'access.break-glass',
  ],
  'duty worker': [
    'front-door.read',
    'front-door.rate',
    'front-door.ask',
    'front-door.overnight',
    'access.break-glass',
  ],
  'hub partner': ['front-door.read', 'front-door.answer', 'access.break-glass'],
  'agency contact': ['front-door.answer'],
  referrer: ['concern.raise'],
  'information-governance lead': [
    'access.review',
    'access.restrict',
    'access.conflict',
    'front-door.read',
    'front-door.ledger',
    'front-door.figures',
  ],
  administrator: ['administer', 'front-door.import'],
  operator: ['operate'],
  'business team': ['publish'],
  'board member': ['board.read', 'access.oversee', 'front-door.figures'],
};

/** The role names in the order they are offered. */
export const roles: readonly string[] = Object.keys(permissionsByRole);

/** Everything that a set of held roles permits. */
export function permissionsOf(held: readonly { role: string }[]): ReadonlySet<string> {
  return new Set(held.flatMap(({ role }) => permissionsByRole[role] ?? []));
}
