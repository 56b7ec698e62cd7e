import { workAddresses } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choice,
  type FormError,
  formKey,
  mustRead,
  parseForm,
  refused,
  text,
  typedIn,
} from '../../../platform/forms/index.ts';
import { cursorFrom, hrefAfter, html } from '../../../platform/html/index.ts';
import { pageOf, pageSize } from '../../../platform/html/parts/paging.ts';
import { HttpError, notFound, type Page } from '../../../platform/http/index.ts';
import { queueMessage } from '../../../platform/mail/index.ts';
import { recordCompletion } from '../../store/completion.ts';
import { evidenceWaiting, judgeEvidence, oneEvidence } from '../../store/credential-evidence.ts';
import { namesOf } from '../../store/credential-people.ts';
import { judgeView, waitingView } from './view.ts';

const LIST = '/learning/evidence/waiting';

/** GET /learning/evidence/waiting */
export async function showWaiting(page: Page): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const after = cursorFrom(page.url.searchParams);
    const rows = await evidenceWaiting(db, page.practitioner.id, after, pageSize + 1);
    const people = await namesOf(
      db,
      rows.map(({ personId }) => personId),
    );
    await audit(db, { action: 'list', kind: 'evidence of learning', shown: rows.map(({ id }) => id) });
    return { rows, people };
  });
  const { rows, next } = pageOf(found.rows, ({ at, id }) => ({ at, id }));
  return page.show({
    title: 'Evidence to judge',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: waitingView({
      ...{ rows, people: found.people, size: pageSize, now: page.now },
      next: hrefAfter(LIST, next),
      first: page.url.searchParams.has('after') ? LIST : undefined,
    }),
  });
}

/** GET /learning/evidence/waiting/ID */
export async function showJudge(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const said = await toJudge(page, db);
    const people = await namesOf(db, [said.personId]);
    await audit(db, { action: 'read', kind: 'evidence of learning', id: said.id });
    return { said, who: people.get(said.personId) };
  });
  const typed = typedIn(page.body);
  return page.show({
    title: 'Judge evidence of learning',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="${LIST}" class="govuk-back-link">Evidence to judge</a>`,
    main: judgeView({ ...found, typed, errors, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

const fields = {
  verdict: choice(['accepted', 'refused'] as const, 'Choose whether it counts'),
  why: text({ max: 1000 }),
};

/** POST /learning/evidence/waiting/ID: it counts, and a completion stands; or it does not, and why. */
export function judge(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => decide(page, db),
    ({ errors }) => showJudge(page, errors),
  );
}

async function decide(page: Page, db: Db): Promise<string> {
  const said = await toJudge(page, db);
  const { verdict, why } = mustRead(parseForm(fields, page.body));
  if (verdict === 'refused' && why === '') throw refused('why', 'Write why it does not count');
  const { practitioner: by, now: at } = page;
  if (!(await judgeEvidence(db, said.id, { verdict, why, at, by })))
    throw new HttpError(409, { says: 'Somebody else judged this meanwhile. Nothing was changed by you.' });
  const who = (await namesOf(db, [said.personId])).get(said.personId);
  if (verdict === 'accepted' && who)
    await recordCompletion(db, {
      ...{ courseId: said.courseId, practitionerId: said.personId, email: null, name: who.name },
      ...{ on: said.on, how: 'evidence', cameOf: said.id },
    });
  await tell(page, db, said, verdict);
  await audit(db, {
    action: verdict === 'accepted' ? 'accept' : 'refuse',
    kind: 'evidence of learning',
    id: said.id,
  });
  return LIST;
}

/** Writes to whoever sent it what became of it; why stands on their page. */
async function tell(
  page: Page,
  db: Db,
  said: { id: string; personId: string; title: string; course: string },
  verdict: 'accepted' | 'refused',
): Promise<void> {
  const says =
    verdict === 'accepted'
      ? `counts as “${said.course}”. It stands on your record, with a certificate`
      : `does not count as “${said.course}”. Sign in to read why, and to send more`;
  const where = `${page.services.config.baseUrl}/learning/${verdict === 'accepted' ? 'mine' : 'evidence'}`;
  for (const address of await workAddresses(db, [said.personId]))
    await queueMessage(db, {
      to: { channel: 'email', address, safe: true },
      ...{ subject: 'something to read', recordId: said.id },
      body: `What you told us of learning done elsewhere, “${said.title}”, ${says}: ${where}`,
    });
}

/** What waits, of somebody else. 404 for what is one's own or was judged. */
async function toJudge(page: Page, db: Db) {
  const id = page.uuid();
  const said = await oneEvidence(db, id);
  if (!said || said.verdict !== null || said.personId === page.practitioner.id)
    throw notFound({ kind: 'evidence of learning', id });
  return said;
}
