import { showOpenly } from '../../../partnership/index.ts';
import { type FormError, formError, formKey, typedFrom, typedIn } from '../../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import {
  changeSubscription,
  confirmSubscription,
  endSubscription,
  subscriptionOf,
} from '../../store/subscription.ts';
import { choicesOf } from '../choices.ts';
import { nextWeekly } from '../rules/weekly.ts';
import type { Subscription } from '../types.ts';
import { readWishes } from './form.ts';
import { confirmView, manageView, stoppedView, stopView } from './manage-view.ts';

const TITLE = 'Your messages';
const token = (page: Page) => page.param('token');

async function heldOf(page: Page): Promise<Subscription> {
  const found = await page.transaction((db) => subscriptionOf(db, token(page)));
  if (!found) throw notFound();
  return found;
}

/** GET /subscribe/confirm/TOKEN: a button, for programs that look into mail open every link. */
export async function showConfirm(page: Page): Promise<Response> {
  const { confirmed } = await heldOf(page);
  if (confirmed) return page.seeOther(`/subscribe/manage/${token(page)}`);
  return show(page, confirmView(token(page), page.csrf));
}

/** POST /subscribe/confirm/TOKEN */
export async function confirm(page: Page): Promise<Response> {
  const done = await page.transaction((db) => confirmSubscription(db, token(page), nextWeekly(page.now)));
  if (!done) throw notFound();
  return page.seeOther(`/subscribe/manage/${token(page)}?done=confirmed`);
}

/** GET /subscribe/manage/TOKEN: what is sent, to be changed or stopped by whoever holds the link. */
export async function showManage(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const subscription = await heldOf(page);
  if (!subscription.confirmed) return page.seeOther(`/subscribe/confirm/${token(page)}`);
  if (subscription.ended) return show(page, stoppedView());
  const { topics, audiences, areas, pace } = subscription;
  const typed = errors.length > 0 ? typedIn(page.body) : typedFrom({ topics, audiences, areas, pace });
  const said = page.url.searchParams.get('done');
  const done = (['confirmed', 'saved'] as const).find((each) => each === said);
  const choices = await choicesOf(page);
  const form = { choices, typed, errors, csrf: page.csrf, key: formKey() };
  const main = manageView({ ...form, token: token(page), subscription, done });
  return show(page, main, errors.length > 0 ? 400 : 200);
}

/** POST /subscribe/manage/TOKEN */
export async function changeWishes(page: Page): Promise<Response> {
  if (one(page.body, 'press') === 'stop') {
    if (!(await page.transaction((db) => endSubscription(db, token(page))))) throw notFound();
    return page.seeOther(`/unsubscribe/${token(page)}`);
  }
  const read = readWishes(page.body, await choicesOf(page));
  if (!read.ok) return showManage(page, read.errors);
  const done = await page.transaction((db) =>
    changeSubscription(db, token(page), read.value, nextWeekly(page.now)),
  );
  if (!done) return showManage(page, [formError('pace', 'These messages were stopped. Ask for them anew')]);
  return page.seeOther(`/subscribe/manage/${token(page)}?done=saved`);
}

/** GET /unsubscribe/TOKEN: a button; or that it is done. */
export async function showStop(page: Page): Promise<Response> {
  const { ended } = await heldOf(page);
  return show(page, ended ? stoppedView() : stopView(token(page)));
}

/** POST /unsubscribe/TOKEN: stops the messages at once; for mail programs, which have no cookies and no form token. */
export async function stop(page: Page): Promise<Response> {
  if (!(await page.transaction((db) => endSubscription(db, token(page))))) throw notFound();
  return show(page, stoppedView());
}

function show(page: Page, main: ReturnType<typeof stopView>, status = 200): Promise<Response> {
  return showOpenly(page, { title: TITLE, main, status });
}
