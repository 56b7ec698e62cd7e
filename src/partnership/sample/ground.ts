import type { OwnerConnection } from '../../platform/db/index.ts';
import type { ReceivingTeam } from '../store/teams.ts';

/** What a sample of another slice stands on: who receives a concern, and which agencies can be asked. */
export interface SampleGround {
  /** The front door of an area; for null the team that finds out where a child lives. */
  teamOf(area: string | null): ReceivingTeam;
  /** The police and the health service of the sample partnership. */
  agencies: readonly string[];
}

/** Reads the ground as the owner of the database. @throws RangeError for an area without a team */
export async function readSampleGround(owner: OwnerConnection): Promise<SampleGround> {
  const teams = await owner.query<ReceivingTeam & { area: string | null }>(
    `select t.id as "teamId", t.area, a.reference_prefix as prefix from partnership.team t
     left join partnership.area a on a.code = t.area where t.purpose in ('front door', 'area to be found')`,
  );
  const agencies = await owner.query<{ id: string }>(
    "select id from partnership.agency where kind in ('police', 'health') order by id",
  );
  return {
    teamOf: (area) => {
      const team = teams.find((each) => each.area === area);
      if (!team) throw new RangeError('a sample needs a team for every area, and one to find areas');
      return { teamId: team.teamId, prefix: team.prefix };
    },
    agencies: agencies.map(({ id }) => id),
  };
}

/** Who works for the sample partnership: each person, their agency, and of which kind that is. Read as the owner. */
export function readSampleStaff(
  owner: OwnerConnection,
): Promise<{ id: string; agencyId: string; kind: string }[]> {
  return owner.query(
    `select p.id, p.agency_id as "agencyId", a.kind from partnership.practitioner p
     join partnership.agency a on a.id = p.agency_id where p.sample and p.disabled_at is null`,
  );
}
