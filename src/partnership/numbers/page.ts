import { answerKept, type Page } from '../../platform/http/index.ts';
import { endOfDay, londonDate } from '../../platform/time/london.ts';
import { currentArrangements } from '../arrangements/current.ts';
import { numbersToKeep } from './numbers.ts';
import { numbersView } from './view.ts';

const MOST_SECONDS = 60;

/** GET /numbers: every number with its hours, to be kept on a phone and read without a connection. */
export async function showNumbers(page: Page): Promise<Response> {
  const arrangements = await currentArrangements(page.services.database, page.now);
  const today = londonDate(page.now);
  const day = today.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const untilTomorrow = Math.floor(page.now.until(endOfDay(today)).total('seconds'));
  const by = {
    holder: arrangements,
    key: ['/numbers', today],
    seconds: Math.min(MOST_SECONDS, untilTomorrow),
  };
  return answerKept(page, by, () => ({
    title: 'Numbers',
    exit: true,
    current: '/numbers',
    main: numbersView({ numbers: numbersToKeep(arrangements, page.now), day }),
  }));
}
