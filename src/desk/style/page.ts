import { HttpError, type Page } from '../../platform/http/index.ts';
import { styleView } from './view.ts';

/** GET /style: only where nothing is real. */
export function showStyle(page: Page): Promise<Response> {
  if (page.services.config.mode !== 'trial') throw new HttpError(404);
  return page.show({ title: 'Style', kind: 'public', exit: true, main: styleView() });
}
