import { currentArrangements, namedAt } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  type Changeable,
  changeRecord,
  parseForm,
  type Reading,
  type Refusal,
  refused,
  text,
} from '../../../platform/forms/index.ts';
import { one, type Page } from '../../../platform/http/index.ts';
import { queueMessage } from '../../../platform/mail/index.ts';
import { noteChange } from '../../store/changes.ts';
import { noteTextFiles } from '../../store/files.ts';
import {
  answerTo,
  claimQuestion,
  publishAnswer,
  readQuestion,
  settleQuestion,
  takeQuestion,
  withdrawAnswer,
} from '../../store/inbox.ts';
import { dropFromSearch, indexForSearch } from '../../store/search-index.ts';
import { newCode } from '../feedback/page.ts';
import { slugOf } from '../rules/slug.ts';
import { answerEntry } from './entry.ts';
import { showQuestion } from './page.ts';
import type { PublicAnswer, Question } from './types.ts';
import { errorsIn } from './written.ts';

type Head = Question & { workable: true };
const kept: Changeable<Head> = {
  kind: 'question',
  readHead: readQuestion,
  claimVersion: claimQuestion,
  readOnly: 'This is not yours to answer.',
};

/** Does one thing about a question, and notes that it was done. */
async function work<T>(
  page: Page,
  action: string,
  read: (head: Head, db: Db) => Reading<T> | Promise<Reading<T>>,
  apply: (db: Db, head: Head, value: T) => Promise<void>,
): Promise<Response> {
  const outcome = await changeRecord(kept, page, read, async (db, head, value: T) => {
    await apply(db, head, value);
    await audit(db, { action, kind: 'question', id: head.id });
    return `/library/inbox/${head.id}`;
  });
  return 'done' in outcome ? page.seeOther(outcome.done) : showQuestion(page, outcome);
}

/** Reads words that others will read: right as a form, and in their pictures and local facts. */
async function readWritten<T>(page: Page, db: Db, field: string, parsed: Reading<T>): Promise<Reading<T>> {
  const wrong = await errorsIn(page, db, field);
  if (wrong.length === 0) return parsed;
  return { ok: false, errors: [...(parsed.ok ? [] : parsed.errors), ...wrong] };
}

const looking: Refusal = { errors: [], changed: false, looking: true };
const looks = (page: Page) => one(page.body, 'press') === 'preview';

function stillOpen(head: Head, field: string): void {
  if (head.settledAt === null) return;
  throw refused(field, 'It is settled already');
}

/** POST /library/inbox/ID/take */
export function take(page: Page): Promise<Response> {
  return work(
    page,
    'take on',
    () => ({ ok: true, value: undefined }),
    async (db, head) => {
      stillOpen(head, 'answer');
      await takeQuestion(db, head.id, page.practitioner);
    },
  );
}

/** POST /library/inbox/ID/answer: the asker sees it by their code, and is told where they gave an address. */
export function answer(page: Page): Promise<Response> {
  if (looks(page)) return showQuestion(page, looking);
  const { baseUrl } = page.services.config;
  const fields = { answer: text({ ask: 'Write the answer', max: 8000 }) };
  return work(
    page,
    'answer',
    (_, db) => readWritten(page, db, 'answer', parseForm(fields, page.body)),
    async (db, head, said) => {
      stillOpen(head, 'answer');
      const { code, hash } = newCode();
      const how = { state: 'answered', words: said.answer, byName: page.practitioner.name } as const;
      await settleQuestion(db, head.id, { ...how, answerHash: hash });
      await noteTextFiles(db, { kind: 'question', ref: head.id, bodies: [said.answer], shown: true });
      if (head.email === null) return;
      await queueMessage(db, {
        to: { channel: 'email', address: head.email, safe: true },
        subject: 'answered',
        body: `There is an answer for you here:\n\n${baseUrl}/feedback/answer/${code}\n`,
        recordId: head.id,
      });
    },
  );
}

/** POST /library/inbox/ID/close: there will be no answer, and why; the asker sees that too. */
export function close(page: Page): Promise<Response> {
  return work(
    page,
    'close',
    (_, db) => readWritten(page, db, 'why', parseForm(closing, page.body)),
    async (db, head, { why }) => {
      stillOpen(head, 'why');
      await noteTextFiles(db, { kind: 'question', ref: head.id, bodies: [why], shown: true });
      await settleQuestion(db, head.id, { state: 'closed', words: why, byName: page.practitioner.name });
    },
  );
}

const closing = { why: text({ ask: 'Say why it is closed: whoever asked can read it', max: 1000 }) };

const published = {
  title: text({ ask: 'Write the question in your own words', max: 200 }),
  words: text({ ask: 'Write the answer for everybody', max: 8000 }),
};

/** POST /library/inbox/ID/publish: a question and answer for everybody, where the asker agreed. */
export function publish(page: Page): Promise<Response> {
  if (looks(page)) return showQuestion(page, looking);
  return work(
    page,
    'publish',
    (_, db) => readWritten(page, db, 'words', parseForm(published, page.body)),
    async (db, head, { title, words }) => {
      if (!head.mayPublish || head.state !== 'answered')
        throw refused('title', 'Only an answered question is published, and only if the asker agreed');
      const before = await answerTo(db, head.id);
      const byName = page.practitioner.name;
      const row = await publishAnswer(db, { questionId: head.id, slug: slugOf(title), title, words, byName });
      await noteTextFiles(db, { kind: 'answer', ref: row.id, bodies: [words], shown: true });
      await makePublic(page, db, row, before !== undefined && !before.withdrawn);
    },
  );
}

async function makePublic(page: Page, db: Db, row: PublicAnswer, stood: boolean): Promise<void> {
  const arrangements = await currentArrangements(page.services.database, page.now, db);
  const entry = answerEntry(row, namedAt(arrangements, null, page.now).words);
  await indexForSearch(db, entry);
  const { title, href } = entry;
  await noteChange(db, { what: stood ? 'changed' : 'new', kind: 'answer', title, href });
}

/** POST /library/inbox/ID/withdraw: it is no longer there for everybody. */
export function withdraw(page: Page): Promise<Response> {
  return work(
    page,
    'withdraw',
    () => ({ ok: true, value: undefined }),
    async (db, head) => {
      const row = await answerTo(db, head.id);
      if (!row || row.withdrawn) throw refused('title', 'It is not public');
      await withdrawAnswer(db, row.id);
      await noteTextFiles(db, { kind: 'answer', ref: row.id, bodies: [], shown: false });
      await dropFromSearch(db, 'answer', row.id);
      await noteChange(db, { what: 'withdrawn', kind: 'answer', title: row.title, href: '/questions' });
    },
  );
}
