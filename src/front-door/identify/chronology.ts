import { currentTeams } from '../../partnership/index.ts';
import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { ChronologySource, ToldEvent } from '../../platform/http/index.ts';
import { happeningWords, kindOf, weightOf } from '../rules/happenings.ts';
import { happenings } from '../store/chronology.ts';
import type { Happening } from './types.ts';

/** For people's chronologies: the concerns about them that the reader may see, and what came of each. */
export const concernChronology: ChronologySource = {
  permission: may('front-door.read'),
  load: async (page, db, people, most) => {
    const found = await happenings(db, people, most);
    if (found.length === 0) return [];
    const teams = await currentTeams(page.services.database, page.now, db);
    const concerns = [...new Set(found.map(({ concernId }) => concernId))];
    await audit(db, { action: 'list', kind: 'concern', shown: concerns });
    return found.map((each) => toldOf(each, teams.get(each.teamId)?.name ?? 'Front door'));
  },
};

function toldOf(each: Happening, team: string): ToldEvent {
  const { id, at, by, concernId, people } = each;
  return {
    ...{ id, at, people, agency: team, href: `/front-door/${concernId}` },
    ...{ what: happeningWords(each), kind: kindOf(each), weight: weightOf(each) },
    by,
  };
}
