import { currentArrangements } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { HttpError, notFound, type Page } from '../../../platform/http/index.ts';
import { change, type Refusal } from '../../change/change.ts';
import { showForm } from '../../change/open.ts';
import type { ConcernHead, Disagreement } from '../../record/types.ts';
import { startClock } from '../../rules/clocks.ts';
import { stageAfter, stageClock } from '../../rules/disagreement.ts';
import { beginStage, disagreementOf, endStage, settle } from '../../store/disagreement.ts';
import { timekeepingOf } from '../../timekeeping.ts';
import { readSettling, type Settling } from './form.ts';
import { settleView } from './view.ts';

/** GET /front-door/ID/disagreement/DISAGREEMENT */
export function showSettling(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid('disagreement');
  return showForm(
    page,
    'Disagreement',
    async (_, { disagreements }) =>
      open(
        disagreements.find((each) => each.id === id),
        page,
      ),
    (form, disagreement) => settleView({ ...form, disagreement }),
    refusal,
  );
}

/** POST /front-door/ID/disagreement/DISAGREEMENT: on to the next stage with its clock, or settled. */
export async function settleDisagreement(page: Page): Promise<Response> {
  return change(
    page,
    showSettling,
    async (_, db) => {
      const disagreement = open(await disagreementOf(db, page.uuid(), page.uuid('disagreement')), page);
      const stage = disagreement.stages.at(-1)?.stage ?? 'workers';
      const reading = readSettling(page.body, stageAfter(stage));
      return reading.ok ? { ok: true, value: reading.value } : reading;
    },
    (db, head, given) => keep(page, db, head, given),
  );
}

function open(found: Disagreement | undefined, page: Page): Disagreement {
  if (!found) throw notFound({ kind: 'concern', id: page.uuid() });
  if (found.outcome) throw new HttpError(409, { says: settled });
  return found;
}

async function keep(page: Page, db: Db, head: ConcernHead, given: Settling): Promise<string> {
  const { now, practitioner: by } = page;
  const disagreement = page.uuid('disagreement');
  await endStage(db, disagreement, now);
  if (given.kind === 'on') {
    const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
    const clock = startClock(time, stageClock(given.to), head.area, now);
    await beginStage(db, head.id, { disagreement, stage: given.to, clock, words: given.words, by });
  } else await settle(db, disagreement, { outcome: given.outcome, words: given.words, by, at: now });
  const action = given.kind === 'on' ? 'escalate' : 'settle';
  await audit(db, { action, kind: 'concern', id: head.id, basis: head.basis, fields: ['disagreement'] });
  return `/front-door/${head.id}#disagreements`;
}

const settled =
  'This disagreement is settled. Nothing was changed. A new one can be recorded on the concern.';
