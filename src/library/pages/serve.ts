import { type CallPanel, currentCallPanel, secondsItHolds } from '../../partnership/index.ts';
import { answerKept, type KeptView, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { type Shelf, shelfOf } from './shelf.ts';

/** A page as its handler draws it; the numbers and the way out come with it. */
export type Drawing = Omit<KeptView, 'call' | 'exit'>;

const MOST_SECONDS = 60;

/**
 * Answers with a page that is the same for everybody, from memory where it was drawn before: whole, with the numbers
 * of the hour. `key` is all that the drawing hangs on.
 */
export async function serve(
  page: Page,
  { key, area }: { key: string; area: string | null },
  draw: (shelf: Shelf, call: CallPanel) => Promise<Drawing>,
): Promise<Response> {
  const call = await currentCallPanel(page, area);
  const shelf = await shelfOf(page.services.database, page.now);
  const seconds = secondsItHolds(call, page.now, MOST_SECONDS, [shelf.next]);
  const by = { holder: shelf, key: [key, area, londonDate(page.now), call.lines], seconds };
  return answerKept(page, by, async () => ({ ...(await draw(shelf, call)), exit: true, call }));
}
