import { type Arrangements, currentArrangements, currentTeams, type Team } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { mustBeWorkable, recordForm, statusOf } from '../../platform/forms/index.ts';
import { type Html, html } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import type { ConcernRecord } from '../record/types.ts';
import { readRecord } from '../store/record.ts';
import { concerns, type Refusal } from './change.ts';
import type { FormModel } from './types.ts';

/** A concern's form as its view needs it: the concern as it stands, what was typed, and what was wrong. */
export interface OpenForm extends FormModel {
  arrangements: Arrangements;
  teams: ReadonlyMap<string, Team>;
  me: string;
}

/**
 * Shows a concern's form, empty or as it was typed. Opening one is a read of the record like any other.
 * `load` fetches what this form needs besides, in the same transaction.
 * @throws HttpError 404 for a concern one may not see, 403 for one that one may only read
 */
export async function showForm<Extra>(
  page: Page,
  title: string,
  load: (db: Db, record: ConcernRecord) => Promise<Extra>,
  draw: (form: OpenForm, extra: Extra) => Html,
  refusal?: Refusal,
): Promise<Response> {
  const { now, practitioner } = page;
  const id = page.uuid();
  const { database } = page.services;
  const found = await page.transaction(async (db) => {
    const record = mustBeWorkable(concerns, id, await readRecord(db, id));
    const extra = await load(db, record);
    const arrangements = await currentArrangements(database, now, db);
    const teams = await currentTeams(database, now, db);
    await audit(db, { action: 'read', kind: 'concern', id, basis: record.basis });
    return { record, extra, arrangements, teams };
  });
  const { extra, ...rest } = found;
  const form: OpenForm = {
    ...rest,
    ...recordForm(page, refusal),
    me: practitioner.id,
  };
  return page.show({
    title: `${title}, ${found.record.reference}`,
    kind: 'workspace',
    current: '/front-door',
    before: html`<a href="/front-door/${id}" class="govuk-back-link">Back to the concern</a>`,
    main: draw(form, extra),
    ...statusOf(refusal),
  });
}

export { nothingMore } from '../../platform/forms/index.ts';
