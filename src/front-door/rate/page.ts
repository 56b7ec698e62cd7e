import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { hasten } from '../ask/hasten.ts';
import { change, type Refusal } from '../change/change.ts';
import { nothingMore, type OpenForm, showForm } from '../change/open.ts';
import type { ConcernHead } from '../record/types.ts';
import { ratingClock, ruleFor, startClock } from '../rules/clocks.ts';
import { RATINGS } from '../rules/thresholds.ts';
import { project } from '../store/concern.ts';
import { insertRating, replaceRatingClock } from '../store/rating.ts';
import { beginWeighing } from '../store/told.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { applyPauses } from '../triage/pauses.ts';
import { type NewRating, readRating } from './form.ts';
import { rateView } from './view.ts';

/** GET /front-door/ID/rating */
export function showRating(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Rate',
    nothingMore,
    (form) => rateView({ ...form, limits: limitsOf(form) }),
    refusal,
  );
}

/** POST /front-door/ID/rating: the rating with its reason, and its clock in place of the last one. */
export async function rate(page: Page): Promise<Response> {
  return change(
    page,
    showRating,
    (head) => readRating(page.body, head),
    (db, head, rating) => keepRating(page, db, head, rating),
  );
}

async function keepRating(page: Page, db: Db, head: ConcernHead, given: NewRating): Promise<string> {
  const { now, practitioner } = page;
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  await insertRating(db, head.id, { ...given, by: practitioner, at: now });
  const clock = startClock(time, ratingClock(given.rating), head.area, head.receivedAt);
  await replaceRatingClock(db, head.id, clock, now);
  await applyPauses(db, time, head, now);
  await beginWeighing(db, head.id, { at: now, urgent: given.rating === 'red' });
  await hasten(db, head, given.rating, time);
  await project(db, head.id);
  await audit(db, { action: 'rate', kind: 'concern', id: head.id, basis: head.basis, fields: ['rating'] });
  return `/front-door/${head.id}`;
}

function limitsOf({ record, arrangements }: OpenForm) {
  const rules = RATINGS.flatMap((rating) => {
    const rule = ruleFor(timekeepingOf(arrangements), ratingClock(rating), record.area, record.receivedAt);
    return rule ? [[rating, rule] as const] : [];
  });
  return new Map(rules);
}
