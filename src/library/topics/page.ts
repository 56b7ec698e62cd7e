import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attempt,
  type Changeable,
  changeRecord,
  mustBeWorkable,
  mustRead,
  type Refusal,
  recordForm,
  refused,
  statusOf,
} from '../../platform/forms/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import { forgetHelp } from '../pages/help/read.ts';
import { forgetShown } from '../pages/shelf.ts';
import { topicCode } from '../rules/topics.ts';
import { forgetGround } from '../search/find.ts';
import {
  addTopic,
  claimTopic,
  dropTopic,
  helpTerms,
  keptTopics,
  setHelp,
  setTopic,
} from '../store/topics.ts';
import { listWording, noteWording } from '../store/wording.ts';
import { readTopic, topicSays } from './form.ts';
import type { KeptTopic, WrittenTopic } from './types.ts';
import { topicsView, topicView } from './view.ts';

const LIST = '/library/topics';
const MOST_HISTORY = 25;

type Head = KeptTopic & { workable: true };
const kept: Changeable<Head> = {
  kind: 'topic',
  readHead: async (db, id) => {
    const found = (await keptTopics(db)).find((topic) => topic.id === id);
    return found && { ...found, workable: true };
  },
  claimVersion: claimTopic,
  readOnly: 'This topic is not yours to change.',
};

/** GET /library/topics: what pages may be about, by name, and which services fit. */
export async function showTopics(page: Page): Promise<Response> {
  const model = await page.transaction(async (db) => ({
    ...{ topics: await keptTopics(db), terms: await helpTerms(db) },
  }));
  return show(page, 'Topics', topicsView(model));
}

/** GET /library/topics/new */
export async function showNewTopic(page: Page, refusal?: Refusal): Promise<Response> {
  const terms = await page.transaction(helpTerms);
  const model = { ...recordForm(page, refusal), terms, topic: undefined, history: [] };
  return show(page, 'A new topic', topicView(model), refusal);
}

/** POST /library/topics/new */
export async function addNewTopic(page: Page): Promise<Response> {
  const answer = await attempt(
    page,
    async (db) => {
      const [terms, topics] = [await helpTerms(db), await keptTopics(db)];
      const topic = mustRead(readTopic(page.body, terms, topics));
      const byName = page.practitioner.name;
      const code = topicCode(topic.label);
      const ref = await addTopic(db, { ...topic, code, byName });
      if (!ref) throw refused('label', 'Choose another name: there is a topic that was called this once');
      await setHelp(db, code, topic);
      await noteWording(db, { what: 'topic', ref, says: topicSays(topic, terms), said: '', byName });
      await audit(db, { action: 'add', kind: 'topic', id: ref });
      return LIST;
    },
    (refusal) => showNewTopic(page, refusal),
  );
  forget(page);
  return answer;
}

/** GET /library/topics/ID */
export async function showTopic(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const model = await page.transaction(async (db) => ({
    topic: mustBeWorkable(kept, id, await kept.readHead(db, id)),
    ...{ terms: await helpTerms(db), history: await listWording(db, { of: id, most: MOST_HISTORY }) },
  }));
  const main = topicView({ ...recordForm(page, refusal), ...model });
  return show(page, `Topic: ${model.topic.label}`, main, refusal);
}

/** POST /library/topics/ID: is called something else from now on, rests, or is taken away if nothing has it. */
export async function changeTopic(page: Page): Promise<Response> {
  const drop = one(page.body, 'press') === 'drop';
  const outcome = await changeRecord(
    kept,
    page,
    async (head, db) => {
      if (drop) return { ok: true, value: undefined };
      const others = (await keptTopics(db)).filter(({ id }) => id !== head.id);
      return readTopic(page.body, await helpTerms(db), others);
    },
    (db, head, said: WrittenTopic | undefined) => write(page, db, head, said),
  );
  if (!('done' in outcome)) return showTopic(page, outcome);
  forget(page);
  return page.seeOther(outcome.done);
}

async function write(page: Page, db: Db, head: Head, said: WrittenTopic | undefined): Promise<string> {
  const [terms, byName] = [await helpTerms(db), page.practitioner.name];
  await setHelp(db, head.code, said ?? { need: '', audience: '' });
  if (said) await setTopic(db, head.id, said, byName);
  else if (!(await dropTopic(db, head.id))) throw refused('offered', USED);
  const [says, before] = [said ? topicSays(said, terms) : '', topicSays(head, terms)];
  if (says !== before) await noteWording(db, { what: 'topic', ref: head.id, says, said: before, byName });
  await audit(db, { action: said ? 'change' : 'remove', kind: 'topic', id: head.id, fields: ['label'] });
  return LIST;
}

const USED =
  'It cannot be removed: pages, news or somebody who hears of it have it. Give it another name, or put it at rest';

/** The next page of this process reads anew. */
function forget({ services: { database } }: Page): void {
  forgetGround(database);
  forgetShown(database);
  forgetHelp(database);
}

function show(page: Page, title: string, main: Html, refusal?: Refusal): Promise<Response> {
  return page.show({ title, kind: 'workspace', current: '/library', main, ...statusOf(refusal) });
}
