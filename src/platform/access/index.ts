/** What slices use to say who may do what. */
export { type Actor, anybody, areasOf, contextOf, type Practitioner, type PublicActor } from './actor.ts';
export { anyone, may, type Permission, signedIn } from './permission.ts';
export { writeRolePermissions } from './role-permissions.ts';
