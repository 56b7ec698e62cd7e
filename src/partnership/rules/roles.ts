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
    'people.read',
    'people.search',
    'people.create',
    'people.write',
    'directory.signpost',
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
    'people.read',
    'people.search',
    'people.create',
    'people.write',
    'people.link',
    'people.looked',
    'people.restrict',
    'directory.signpost',
  ],
  'duty worker': [
    'front-door.read',
    'front-door.rate',
    'front-door.ask',
    'front-door.overnight',
    'access.break-glass',
    'people.read',
    'people.search',
    'people.create',
    'people.write',
    'directory.signpost',
  ],
  'hub partner': [
    'front-door.read',
    'front-door.answer',
    'access.break-glass',
    'people.read',
    'people.search',
    'directory.signpost',
  ],
  'agency contact': ['front-door.answer', 'directory.signpost'],
  referrer: ['concern.raise', 'directory.signpost'],
  'information-governance lead': [
    'access.review',
    'access.restrict',
    'access.conflict',
    'front-door.read',
    'front-door.ledger',
    'front-door.figures',
    'people.read',
    'people.looked',
    'people.figures',
  ],
  administrator: ['administer', 'front-door.import', 'people.import', 'people.model'],
  operator: ['operate'],
  'business team': [
    'publish',
    'library.edit',
    'library.publish',
    'library.inbox',
    'library.coverage',
    'directory.edit',
    'directory.publish',
    'directory.figures',
  ],
  'content author': ['library.edit'],
  'service provider': ['directory.own'],
  'training coordinator': ['learning.coordinate', 'learning.register', 'learning.charge', 'learning.figures'],
  'training lead': ['learning.staff'],
  trainer: ['learning.register'],
  'board member': [
    'board.read',
    'access.oversee',
    'front-door.figures',
    'people.figures',
    'library.coverage',
    'directory.figures',
    'learning.figures',
  ],
};

/** The role names in the order they are offered. */
export const roles: readonly string[] = Object.keys(permissionsByRole);

/** Everything that a set of held roles permits. */
export function permissionsOf(held: readonly { role: string }[]): ReadonlySet<string> {
  return new Set(held.flatMap(({ role }) => permissionsByRole[role] ?? []));
}
