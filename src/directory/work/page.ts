import { isId, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { settingOn } from '../store/settings.ts';
import { workRows } from '../store/work.ts';
import { SHOWS } from '../types.ts';
import { workView } from './view.ts';

const SIZE = 25;

/** GET /directory/work?show=…&words=…: the entries that whoever looks may write. */
export async function showWork(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const { practitioner, now } = page;
  const usual = practitioner.permissions.has('directory.publish') ? 'waiting' : 'all';
  const shows = SHOWS.find((each) => each === query.get('show')) ?? usual;
  const words = (query.get('words') ?? '').trim().slice(0, 100);
  const after = isId(query.get('after') ?? '') ? (query.get('after') ?? '') : '';
  const today = londonDate(now);
  const rows = await page.transaction(async (db) => {
    const days = await settingOn(db, 'stale after', today);
    const staleBefore = today.subtract({ days });
    return workRows(db, { shows, me: practitioner.id, staleBefore, words, after, size: SIZE + 1 });
  });
  const shown = rows.slice(0, SIZE);
  const last = shown.at(-1);
  const address = new URLSearchParams({ show: shows, ...(words ? { words } : {}) });
  return page.show({
    title: 'Directory entries',
    kind: 'workspace',
    current: '/directory/work',
    main: workView({
      ...{ shows, words, rows: shown, size: SIZE },
      mayPublish: practitioner.permissions.has('directory.publish'),
      next: rows.length > SIZE && last ? `/directory/work?${address}&after=${last.id}` : undefined,
      first: after ? `/directory/work?${address}` : undefined,
    }),
  });
}
