import { currentArrangements } from '../../../partnership/index.ts';
import {
  breakGlass,
  emergencyHours,
  fromStub,
  leastReason,
  reviewDue,
  sees,
  stubOf,
} from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  type FormError,
  once,
  parseForm,
  type Typed,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { recordPath } from '../../record-path.ts';
import { tellColleagues } from '../../tell-colleagues.ts';
import { openFields } from './form.ts';
import { openView } from './view.ts';

/** GET /break-glass/:id?stub=…: what emergency access means, and the reason for it. */
export function showOpen(page: Page): Promise<Response> {
  return show(page, page.url.searchParams.get('stub') ?? typedOr(page).value('stub'), typedOr(page), []);
}

/** POST /break-glass/:id: opens the record for four hours, tells who holds it and their lead, at once. */
export async function open(page: Page): Promise<Response> {
  const stub = one(page.body, 'stub');
  const parsed = parseForm(openFields, page.body);
  if (!parsed.ok) return show(page, stub, typedIn(page.body), parsed.errors);
  const id = page.uuid();
  const where = await page.transaction((db) =>
    once(db, page, () => openNow(page, db, stub, parsed.value.reason)),
  );
  page.services.log.info('emergency access', { record: id });
  return page.seeOther(where);
}

async function show(page: Page, stub: string, typed: Typed, errors: readonly FormError[]): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    requireStub(page, stub);
    const record = await stubOf(db, id);
    if (record) await audit(db, { action: 'see stub', kind: record.kind, id });
    return record ?? { seen: await sees(db, id) };
  });
  if ('seen' in found) {
    if (!found.seen) throw notFound({ kind: 'record', id });
    return page.seeOther('/break-glass');
  }
  return page.show({
    title: 'Open a record in an emergency',
    kind: 'workspace',
    status: errors.length > 0 ? 400 : 200,
    main: openView({
      ...{ id, stub, typed, errors, ...found },
      csrf: page.csrf,
      hours: emergencyHours,
      leastReason,
    }),
  });
}

async function openNow(page: Page, db: Db, stub: string, reason: string): Promise<string> {
  const id = page.uuid();
  requireStub(page, stub);
  const record = await stubOf(db, id);
  const { calendar } = await currentArrangements(page.services.database, page.now, db);
  const used = record && (await breakGlass(db, id, reason, reviewDue(calendar, page.now)));
  if (!record || !used) throw notFound({ kind: 'record', id });
  await audit(db, { action: 'break-glass', kind: record.kind, id, basis: 'break-glass' });
  await tellColleagues(page, db, used.told);
  return recordPath(record.kind, id);
}

function requireStub(page: Page, stub: string): void {
  const id = page.uuid();
  if (!fromStub(page.services.config.SECRET, page.practitioner.id, id, stub))
    throw notFound({ kind: 'record', id });
}
