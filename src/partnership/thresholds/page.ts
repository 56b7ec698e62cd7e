import { answerKept, type Page } from '../../platform/http/index.ts';
import { endOfDay, londonDate } from '../../platform/time/london.ts';
import { areaCalled } from '../areas.ts';
import { currentArrangements } from '../arrangements/current.ts';
import { callPanel, secondsItHolds } from '../who-to-call/panel.ts';
import { editionBefore, editionInForce } from './in-force.ts';
import { NEED_LEVELS } from './types.ts';
import { windscreenView } from './view.ts';

const MOST_SECONDS = 300;

/** GET /windscreen?area=CODE&level=N: the levels of need as they are in force, for anybody, in an area or in all. */
export async function showWindscreen(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const arrangements = await currentArrangements(page.services.database, page.now);
  const { areas, editions } = arrangements;
  const area = areaCalled(areas, query.get('area'))?.code ?? null;
  const edition = editionInForce(editions, area, page.now);
  const whole = query.get('level') === 'all';
  const open = NEED_LEVELS.filter((level) => whole || String(level) === query.get('level'));
  const untilTomorrow = Math.floor(page.now.until(endOfDay(londonDate(page.now))).total('seconds'));
  const call = callPanel(arrangements, area, 'child', page.now);
  const by = {
    holder: arrangements,
    key: ['/windscreen', area, open, edition?.id, call.lines],
    seconds: secondsItHolds(call, page.now, Math.min(MOST_SECONDS, untilTomorrow)),
  };
  return answerKept(page, by, () => ({
    title: 'Levels of help',
    exit: true,
    current: '/windscreen',
    call,
    main: windscreenView({
      ...{ areas, area, edition, open },
      before: edition && editionBefore(editions, edition),
    }),
  }));
}
