/** A role held in an area. */
export interface Held {
  role: string;
  area: string;
}

/** What an administrator chose for somebody, of the roles and teams that are theirs to give. */
export interface Chosen {
  roles: readonly Held[];
  teams: readonly string[];
}

const same = (left: Held) => (right: Held) => left.role === right.role && left.area === right.area;

/**
 * What to give and what to take, so that somebody holds what was chosen. Roles in areas and places in teams that
 * the administrator does not look after stay as they are.
 */
export function staffingChange(
  before: Chosen,
  chosen: Chosen,
  mine: { areas: readonly string[]; teams: readonly string[] },
) {
  return {
    giveRoles: chosen.roles.filter(
      (held) => mine.areas.includes(held.area) && !before.roles.some(same(held)),
    ),
    takeRoles: before.roles.filter(
      (held) => mine.areas.includes(held.area) && !chosen.roles.some(same(held)),
    ),
    joinTeams: chosen.teams.filter((team) => mine.teams.includes(team) && !before.teams.includes(team)),
    leaveTeams: before.teams.filter((team) => mine.teams.includes(team) && !chosen.teams.includes(team)),
  };
}

/** A change as the audit keeps it: which role, where, given or taken. Role names are no secret. */
export function changeInWords(change: ReturnType<typeof staffingChange>): string[] {
  return [
    ...change.giveRoles.map(({ role, area }) => `+ ${role} in ${area}`),
    ...change.takeRoles.map(({ role, area }) => `- ${role} in ${area}`),
    ...change.joinTeams.map((team) => `+ team ${team}`),
    ...change.leaveTeams.map((team) => `- team ${team}`),
  ];
}
