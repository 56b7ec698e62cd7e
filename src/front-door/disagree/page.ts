import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { attempt, formKey, typedIn, typedOr } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { mustRead, type Refusal } from '../change/change.ts';
import { startClock } from '../rules/clocks.ts';
import { stageClock } from '../rules/disagreement.ts';
import { readHead } from '../store/concern.ts';
import { beginStage, raise } from '../store/disagreement.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { readDisagreement } from './form.ts';
import { disagreeView } from './view.ts';

/** GET /front-door/ID/disagreement: for everybody who sees the concern, whoever holds it. */
export async function showDisagreement(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const head = await page.transaction(async (db) => {
    const found = await readHead(db, id);
    if (!found) throw notFound({ kind: 'concern', id });
    await audit(db, { action: 'read', kind: 'concern', id, basis: found.basis });
    return found;
  });
  const typed = refusal ? typedIn(page.body) : typedOr(page);
  const { name, agencyName } = page.practitioner;
  return page.show({
    title: `Disagree, ${head.reference}`,
    kind: 'workspace',
    current: '/front-door',
    before: html`<a href="/front-door/${id}" class="govuk-back-link">Back to the concern</a>`,
    main: disagreeView({
      head,
      me: `${name}, ${agencyName}`,
      typed,
      errors: refusal?.errors ?? [],
      csrf: page.csrf,
      key: formKey(typed),
    }),
    ...(refusal ? { status: 400 } : {}),
  });
}

/**
 * POST /front-door/ID/disagreement. It stands on the record beside the decision and changes nothing of that; the
 * clock of its first stage starts.
 */
export async function disagree(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => keep(page, db),
    (refusal) => showDisagreement(page, refusal),
  );
}

async function keep(page: Page, db: Db): Promise<string> {
  const { now, practitioner: by } = page;
  const id = page.uuid();
  const head = await readHead(db, id);
  if (!head) throw notFound({ kind: 'concern', id });
  const wish = mustRead(readDisagreement(page.body));
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  const disagreement = await raise(db, id, { ...wish, by, at: now });
  const clock = startClock(time, stageClock('workers'), head.area, now);
  await beginStage(db, id, { disagreement, stage: 'workers', clock, words: '', by });
  await audit(db, { action: 'disagree', kind: 'concern', id, basis: head.basis, fields: ['disagreement'] });
  return `/front-door/${id}#disagreements`;
}
