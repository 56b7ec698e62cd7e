/** Who works here, where, and in which role. */
export { permissionsByRole, permissionsOf, roles } from './rules/roles.ts';
export {
  type SampleRole,
  samplePractitioners,
  sampleTeams,
  seedAreas,
  seedSamplePeople,
} from './sample/partnership.ts';
export { type AreaRow, areas, samplePeople } from './store/people.ts';
