import { randomUUID } from 'node:crypto';
import {
  type Arrangements,
  callPanel,
  currentArrangements,
  currentEditions,
  type Edition,
  editionInForce,
} from '../../../partnership/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { HttpError, type Page } from '../../../platform/http/index.ts';
import { codeHash, receiptCode, receiveConcern } from '../../receive.ts';
import { deleteDraft } from '../../store/draft.ts';
import type { Telling } from '../../types.ts';
import { partOf } from '../account.ts';
import { withoutChild } from '../change.ts';
import { keepDraft, type OpenDraft, openDraft } from '../draft.ts';
import { childCount, firstOpen, visitsOf } from '../order.ts';
import { currentEdition, drawPage, pathTo } from '../page.ts';
import { citedIn, directWays, inWords } from '../shared/cited.ts';
import { openingOf } from '../shared/opening.ts';
import { areaOf } from '../shared/where.ts';
import { tellingOf } from '../tell.ts';
import { questionsOn, wordsOf } from '../told.ts';
import type { Answers, Step, Told, Visit } from '../types.ts';
import { headingOf } from '../view.ts';
import { type CheckPart, checkView } from './view.ts';

/** GET /worried/DRAFT/check: everything said, each with a way to change it, and the button that sends it. */
export async function showCheck(page: Page): Promise<Response> {
  const draft = await page.transaction((db) => openDraft(db, page));
  const { told, row } = draft;
  const open = firstOpen(told, page.now);
  if (open) return page.seeOther(pathTo(row.id, open));
  const arrangements = await currentArrangements(page.services.database, page.now);
  const edition = await currentEdition(page, told);
  const telling = tellingOf(told, page.now, page.actor);
  const main = checkView({
    parts: partsOf(draft, edition, page.now),
    draft: `/worried/${row.id}`,
    csrf: page.csrf,
    key: formKey(),
    opening: openingOf(arrangements, areaOf(told), page.now),
    danger: telling.dangerNow,
    direct: speaksOfHarm(telling) ? undefined : directWays(told, edition),
    now: page.now,
  });
  return drawPage(page, told, { main, back: pathTo(row.id, visitsOf(told, page.now).at(-1)) });
}

/** POST /worried/DRAFT/drop-child/N: a child named by mistake; once, because the next one then has its number. */
export async function dropChild(page: Page): Promise<Response> {
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const draft = await openDraft(db, page);
      await keepDraft(db, page, draft, withoutChild(draft.told, Number(page.param('n'))));
      return pathTo(draft.row.id, undefined);
    }),
  );
  return page.seeOther(location);
}

/** POST /worried/DRAFT/send: brings the concern in, once however often it is pressed, and lets the draft go. */
export async function send(page: Page): Promise<Response> {
  const id = randomUUID();
  const code = receiptCode(page.services.config.SECRET, id);
  const arrangements = await currentArrangements(page.services.database, page.now);
  const editions = await currentEditions(page.services.database, page.now);
  const location = await page.transaction(
    (db) =>
      once(db, page, async () => {
        const draft = await openDraft(db, page);
        if (firstOpen(draft.told, page.now)) throw new HttpError(409, { says: changed });
        const said = withCited(tellingOf(draft.told, page.now, page.actor), draft.told, editions, page.now);
        const telling = withNumbers(said, arrangements, page.now);
        await receiveConcern(db, telling, { id, code, at: page.now, arrangements });
        deleteDraft(db, draft.row.id);
        return sentPath(id, telling);
      }),
    { submitting: id, receipt: codeHash(code) },
  );
  return page.seeOther(location);
}

const changed =
  'Something was changed in another window, and there is one more thing to answer. Nothing was sent, and all you said is kept. Go back and load the page again.';

/** Where harm is spoken of nobody is sent elsewhere. */
function speaksOfHarm({ dangerNow, account }: Telling): boolean {
  return dangerNow || account.immediateProtection !== 'no' || account.sharing?.exception === 'CP_CONCERN';
}

/** What was cited stays with the edition then in force. */
function withCited(
  telling: Telling,
  told: Told,
  editions: readonly Edition[],
  now: Temporal.Instant,
): Telling {
  const cited = citedIn(told, editionInForce(editions, telling.area, now));
  return cited.length > 0 ? { ...telling, account: { ...telling.account, cited } } : telling;
}

/** What was shown of whom to ring is part of the record. */
function withNumbers(telling: Telling, arrangements: Arrangements, now: Temporal.Instant): Telling {
  const { answers } = callPanel(arrangements, telling.area, 'child', now);
  const numbersShown = answers.map(({ area, answer: { name, phone, line } }) => ({
    area,
    name,
    phone,
    line,
  }));
  return { ...telling, account: { ...telling.account, numbersShown } };
}

/** The page of thanks knows nothing of the concern but what its address says. */
function sentPath(id: string, { raisedBy, area }: Telling): string {
  const query = new URLSearchParams({ by: raisedBy, area: area ?? '' });
  return `/worried/sent/${id}?${query}`;
}

function partsOf({ row, told }: OpenDraft, edition: Edition | undefined, now: Temporal.Instant): CheckPart[] {
  const several = childCount(told) > 1;
  const visits = visitsOf(told, now).map((visit) => inWords(visit, edition));
  const asked = visits.filter(({ step, path }) => hasQuestions(step, told.answers[path]));
  const parts = Map.groupBy(asked, partOf);
  return [...parts].map(([heading, visits]) => ({
    heading,
    pages: visits.map((visit) => pageOf(row.id, told, visit, now)),
    drop: several ? visits.find(({ path }) => path.includes('/'))?.n : undefined,
  }));
}

function hasQuestions(step: Step, answers: Answers | undefined): boolean {
  return Object.keys(questionsOn(step, answers)).length > 0;
}

function pageOf(draft: string, told: Told, visit: Visit, now: Temporal.Instant): CheckPart['pages'][number] {
  const answers = told.answers[visit.path] ?? {};
  const said = Object.entries(questionsOn(visit.step, answers)).map(([name, question]) => ({
    label: question.label,
    words: wordsOf(name, question, answers),
  }));
  return {
    title: headingOf(visit, { told, now, n: visit.n }),
    change: `${pathTo(draft, visit)}?back=check`,
    said: said.filter(({ words }) => words.length > 0),
    alone: said.length === 1,
  };
}
