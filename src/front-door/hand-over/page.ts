import { currentArrangements, currentTeams, receivingTeam } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { HttpError, type Page } from '../../platform/http/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { nothingMore, type OpenForm, showForm } from '../change/open.ts';
import type { ConcernHead } from '../record/types.ts';
import { startClock } from '../rules/clocks.ts';
import { isDecisionClock } from '../rules/status.ts';
import { project, readHead } from '../store/concern.ts';
import { handTo } from '../store/keeping.ts';
import { dateAgain, runningClocks } from '../store/rating.ts';
import { enterSharing } from '../store/sharing.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { applyPauses } from '../triage/pauses.ts';
import { type HandOver, readHandOver } from './form.ts';
import { handOverView } from './view.ts';

/** GET /front-door/ID/area */
export function showHandOver(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(page, 'Hand over', nothingMore, drawHandOver, refusal);
}

const drawHandOver = (form: OpenForm) => handOverView({ ...form, areas: form.arrangements.areas });

/** POST /front-door/ID/area: another area's front door holds it from now on. */
export async function handOver(page: Page): Promise<Response> {
  return change(
    page,
    showHandOver,
    async (head, db) => {
      const { areas } = await currentArrangements(page.services.database, page.now, db);
      return readHandOver(
        page.body,
        head,
        areas.map(({ code }) => code),
      );
    },
    (db, head, to) => giveAway(page, db, head, to),
  );
}

/**
 * Clocks are dated and the row kept by the new area's rules while it is still ours to write; only then does it go.
 * Whoever is in both teams stays with the record, the others go back to what they hold.
 */
export async function giveAway(page: Page, db: Db, head: ConcernHead, to: HandOver): Promise<string> {
  const { now } = page;
  const team = await receivingTeam(db, to.area);
  if (!team) throw new HttpError(503, { says: noTeam, report: true });
  await dateForArea(page, db, head.id, to.area);
  await project(db, head.id);
  const teams = await currentTeams(page.services.database, now, db);
  await enterHandOver(page, db, head.id, {
    from: teams.get(head.teamId)?.name ?? page.practitioner.agencyName,
    to: teams.get(team.teamId)?.name,
  });
  await audit(db, {
    action: 'hand over',
    kind: 'concern',
    id: head.id,
    basis: head.basis,
    fields: ['area', 'team_id'],
  });
  await handTo(db, head.id, { area: to.area, teamId: team.teamId, reason: to.reason });
  return (await readHead(db, head.id)) ? `/front-door/${head.id}` : '/front-door?handed=over';
}

const noTeam =
  'That area has no front door set up here, so nothing was changed. Ring them, and tell an administrator.';

/** Dates the clocks of the decision by another area's limits, from when they began. */
export async function dateForArea(page: Page, db: Db, concernId: string, area: string): Promise<void> {
  const { now } = page;
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  for (const clock of await runningClocks(db, concernId))
    if (isDecisionClock(clock.rule))
      await dateAgain(db, clock.id, startClock(time, clock.rule, area, clock.startedAt));
  await applyPauses(db, time, { id: concernId, area }, now);
}

/** The whole record goes to another team: a line of the ledger. */
export async function enterHandOver(
  page: Page,
  db: Db,
  concernId: string,
  teams: { from: string; to: string | undefined },
): Promise<void> {
  const { now, practitioner } = page;
  await enterSharing(db, {
    ...{ concernId, from: teams.from },
    to: { kind: 'team', name: teams.to ?? 'Another front door' },
    ...{ fields: ['the whole record'], basis: 'public task', decidedBy: practitioner, how: 'hand-over' },
    ...{ sourceId: null, at: now },
  });
}
