import type { Page } from '../../platform/http/index.ts';
import { areaCalled } from '../areas.ts';
import { currentArrangements } from '../arrangements/current.ts';
import { currentEditions } from './current.ts';
import { editionBefore, editionInForce } from './in-force.ts';
import { NEED_LEVELS } from './types.ts';
import { windscreenView } from './view.ts';

/** GET /windscreen?area=CODE&level=N: the levels of need as they are in force, for anybody, in an area or in all. */
export async function showWindscreen(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const { areas } = await currentArrangements(page.services.database, page.now);
  const area = areaCalled(areas, query.get('area'))?.code ?? null;
  const editions = await currentEditions(page.services.database, page.now);
  const edition = editionInForce(editions, area, page.now);
  const whole = query.get('level') === 'all';
  return page.show({
    title: 'Levels of help',
    kind: 'public',
    exit: true,
    current: '/windscreen',
    main: windscreenView({
      areas,
      area,
      edition,
      before: edition && editionBefore(editions, edition),
      open: NEED_LEVELS.filter((level) => whole || String(level) === query.get('level')),
    }),
  });
}
