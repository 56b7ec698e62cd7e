import { formKey } from '../forms/index.ts';
import type { Html } from '../html/index.ts';
import type { Page } from '../http/page.ts';
import { type ColumnsModel, columnsView } from './columns-view.ts';

/** The page that asks which column of a list holds what; what was chosen wrongly stays on it. */
export function showColumnsOf(
  page: Page,
  model: Omit<ColumnsModel, 'csrf' | 'key'>,
  { current, before }: { current: string; before?: Html },
): Promise<Response> {
  return page.show({
    title: 'Which column holds what?',
    kind: 'workspace',
    current,
    ...(before ? { before } : {}),
    ...(model.errors.length > 0 ? { status: 400 } : {}),
    main: columnsView({ ...model, csrf: page.csrf, key: formKey() }),
  });
}
