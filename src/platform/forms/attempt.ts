import type { Db } from '../db/index.ts';
import type { Page, Proved } from '../http/page.ts';
import { type Refusal, Undone } from './change.ts';
import { once } from './once.ts';

/**
 * Does what a form asks for, once, in one transaction, and leads on to where `work` says. What is refused with `Undone`
 * is undone whole, and `again` shows the form as it was typed. `proved`: what the caller's link opens.
 */
export async function attempt(
  page: Page,
  work: (db: Db) => Promise<string>,
  again: (refusal: Refusal) => Promise<Response>,
  proved?: Proved,
): Promise<Response> {
  try {
    return page.seeOther(await page.transaction((db) => once(db, page, () => work(db)), proved));
  } catch (error) {
    if (error instanceof Undone) return again(error.refusal);
    throw error;
  }
}
