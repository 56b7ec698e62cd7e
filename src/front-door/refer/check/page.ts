import { randomUUID } from 'node:crypto';
import { currentArrangements, currentCallPanel } from '../../../partnership/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { govuk } from '../../../platform/html/index.ts';
import { HttpError, type Page } from '../../../platform/http/index.ts';
import { codeHash, receiptCode, receiveConcern } from '../../receive.ts';
import { deleteDraft } from '../../store/draft.ts';
import { partOf } from '../account.ts';
import { type OpenDraft, openDraft } from '../draft.ts';
import { firstOpen, visitsOf } from '../order.ts';
import { pathTo, TITLE } from '../page.ts';
import { areaOf } from '../shared/where.ts';
import { tellingOf } from '../tell.ts';
import { wordsOf } from '../told.ts';
import { headingOf } from '../view.ts';
import { type CheckPart, checkView } from './view.ts';

/** GET /worried/DRAFT/check: everything said, each with a way to change it, and the button that sends it. */
export async function showCheck(page: Page): Promise<Response> {
  const draft = await page.transaction((db) => openDraft(db, page));
  const open = firstOpen(draft.told, page.now);
  if (open) return page.seeOther(pathTo(draft.row.id, open));
  const last = visitsOf(draft.told, page.now).at(-1);
  return page.show({
    title: TITLE,
    kind: 'public',
    exit: true,
    call: await currentCallPanel(page, areaOf(draft.told)),
    before: govuk.backLink({ href: pathTo(draft.row.id, last), text: 'Back' }),
    main: checkView({
      parts: partsOf(draft, page.now),
      action: `/worried/${draft.row.id}/send`,
      csrf: page.csrf,
      key: formKey(),
    }),
  });
}

/** POST /worried/DRAFT/send: brings the concern in, once however often it is pressed, and lets the draft go. */
export async function send(page: Page): Promise<Response> {
  const id = randomUUID();
  const code = receiptCode(page.services.config.SECRET, id);
  const arrangements = await currentArrangements(page.services.database, page.now);
  const proved = { submitting: id, receipt: codeHash(code) };
  const location = await page.transaction(
    (db) =>
      once(db, page, async () => {
        const draft = await openDraft(db, page);
        if (firstOpen(draft.told, page.now)) throw new HttpError(409, { says: changed });
        const received = { id, code, at: page.now, arrangements };
        await receiveConcern(db, tellingOf(draft.told, page), received);
        await deleteDraft(db, draft.row.id);
        return `/worried/sent/${id}`;
      }),
    proved,
  );
  return page.seeOther(location);
}

const changed =
  'Something was changed in another window, and there is one more thing to answer. Nothing was sent, and all you said is kept. Go back and load the page again.';

function partsOf({ row, told }: OpenDraft, now: Temporal.Instant): CheckPart[] {
  const parts = new Map<string, CheckPart>();
  for (const visit of visitsOf(told, now)) {
    const questions = Object.entries(visit.step.questions);
    if (questions.length === 0) continue;
    const heading = partOf(visit);
    const part = parts.get(heading) ?? { heading, rows: [] };
    parts.set(heading, part);
    const answers = told.answers[visit.path] ?? {};
    for (const [name, question] of questions)
      part.rows.push({
        label: questions.length === 1 ? headingOf(visit, { told, now, n: visit.n }) : question.label,
        words: wordsOf(name, question, answers),
        change: `${pathTo(row.id, visit)}?back=check#${name}`,
      });
  }
  return [...parts.values()];
}
