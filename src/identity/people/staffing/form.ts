import { roles } from '../../../partnership/index.ts';
import type { Practitioner } from '../../../platform/access/index.ts';
import { choices, type Field } from '../../../platform/forms/index.ts';
import type { Chosen } from '../../rules/staffing.ts';

/** The areas in which somebody is an administrator: roles there are theirs to give. */
export function administeredAreas(practitioner: Practitioner): string[] {
  return practitioner.roles.filter(({ role }) => role === 'administrator').map(({ area }) => area);
}

/** Checkboxes for the roles of each area, and for teams. */
export function staffingFields(areas: readonly string[], teams: readonly { id: string }[]) {
  const fields: Record<string, Field<string[]>> = { teams: choices(teams.map(({ id }) => id)) };
  for (const area of areas) fields[rolesIn(area)] = choices(roles);
  return fields;
}

/** The name of the checkboxes for roles in an area. */
export const rolesIn = (area: string) => `roles-${area}`;

/** What was chosen, out of the values of those fields. */
export function chosenIn(value: Readonly<Record<string, unknown>>, areas: readonly string[]): Chosen {
  const list = (name: string) => (value[name] ?? []) as string[];
  return {
    roles: areas.flatMap((area) => list(rolesIn(area)).map((role) => ({ role, area }))),
    teams: list('teams'),
  };
}

/** What somebody holds, as if it had been ticked. */
export function asTyped({ roles: held, teams }: Chosen): Record<string, string[]> {
  const typed: Record<string, string[]> = { teams: [...teams] };
  for (const { role, area } of held) {
    const ticked = typed[rolesIn(area)] ?? [];
    typed[rolesIn(area)] = [...ticked, role];
  }
  return typed;
}
