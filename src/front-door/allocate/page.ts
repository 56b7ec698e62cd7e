import { colleaguesIn } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { change, mustRead, type Refusal } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import type { ConcernHead, ConcernRecord } from '../record/types.ts';
import { allocateTo, namedPeople } from '../store/keeping.ts';
import { cannotHave, readPerson, unfit } from './form.ts';
import { allocateView } from './view.ts';

/** GET /front-door/ID/allocation */
export function showAllocation(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Give to somebody',
    peopleFor,
    (form, people) => allocateView({ ...form, people }),
    refusal,
  );
}

/** POST /front-door/ID/allocation: one person of the team takes it on. */
export async function allocate(page: Page): Promise<Response> {
  return change(
    page,
    showAllocation,
    (head) => readPerson(page.body, head),
    (db, head, person) => giveTo(db, head, person),
  );
}

async function giveTo(db: Db, head: ConcernHead, person: string): Promise<string> {
  if (!(await allocateTo(db, head.id, person))) mustRead(unfit(cannotHave));
  await audit(db, {
    action: 'allocate',
    kind: 'concern',
    id: head.id,
    basis: head.basis,
    fields: ['allocated_to'],
  });
  return `/front-door/${head.id}`;
}

/** The team's people or, when the concern is restricted, those of them who are named. */
async function peopleFor(db: Db, record: ConcernRecord) {
  const team = await colleaguesIn(db, record.teamId);
  if (!record.restricted) return team;
  const named = new Set(await namedPeople(db, record.id));
  return team.filter(({ id }) => named.has(id));
}
