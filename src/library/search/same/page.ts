import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  type Changeable,
  changeRecord,
  mustBeWorkable,
  once,
  type Refusal,
  recordForm,
  statusOf,
} from '../../../platform/forms/index.ts';
import { one, type Page } from '../../../platform/http/index.ts';
import {
  addSynonyms,
  claimSynonyms,
  dropSynonyms,
  readSynonymGroup,
  setSynonyms,
} from '../../store/searching.ts';
import { listWording, noteWording } from '../../store/wording.ts';
import type { Wording } from '../../wording/types.ts';
import { forgetGround } from '../find.ts';
import type { Synonyms } from '../types.ts';
import { readTerms } from './form.ts';
import { sameView } from './view.ts';

const MOST_HISTORY = 25;

type Head = Synonyms & { workable: true };
const kept: Changeable<Head> = {
  kind: 'synonyms',
  readHead: readSynonymGroup,
  claimVersion: claimSynonyms,
  readOnly: 'These words are not yours to change.',
};

/** GET /library/searches/words/new */
export function showNew(page: Page, refusal?: Refusal): Promise<Response> {
  return draw(page, undefined, refusal);
}

/** POST /library/searches/words/new */
export async function addWords(page: Page): Promise<Response> {
  const read = readTerms(page.body);
  if (!read.ok) return draw(page, undefined, { errors: read.errors, changed: false });
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const id = await addSynonyms(db, read.value, page.practitioner.name);
      const says = read.value.join(' · ');
      await noteWording(db, {
        ...{ what: 'synonyms', ref: id, says, said: '', byName: page.practitioner.name },
      });
      await audit(db, { action: 'add', kind: 'synonyms', id });
      return '/library/searches';
    }),
  );
  forgetGround(page.services.database);
  return page.seeOther(path);
}

/** GET /library/searches/words/ID */
export async function showWords(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const [group, history] = await page.transaction(async (db) => [
    await readSynonymGroup(db, id),
    await listWording(db, { of: id, most: MOST_HISTORY }),
  ]);
  return draw(page, mustBeWorkable(kept, id, group), refusal, history);
}

/** POST /library/searches/words/ID: says something else from now on, or is taken away. */
export async function changeWords(page: Page): Promise<Response> {
  const drop = one(page.body, 'press') === 'drop';
  const outcome = await changeRecord(
    kept,
    page,
    () => (drop ? { ok: true, value: [] } : readTerms(page.body)),
    (db, head, terms: string[]) => write(db, page, head, drop ? undefined : terms),
  );
  if (!('done' in outcome)) return showWords(page, outcome);
  forgetGround(page.services.database);
  return page.seeOther(outcome.done);
}

async function write(
  db: Db,
  page: Page,
  { id, terms: before }: Head,
  terms: readonly string[] | undefined,
): Promise<string> {
  const byName = page.practitioner.name;
  const [says, said] = [terms?.join(' · ') ?? '', before.join(' · ')];
  if (says !== said) await noteWording(db, { what: 'synonyms', ref: id, says, said, byName });
  if (terms) await setSynonyms(db, id, terms, byName);
  else await dropSynonyms(db, id);
  await audit(db, { action: terms ? 'change' : 'remove', kind: 'synonyms', id, fields: ['terms'] });
  return '/library/searches';
}

function draw(
  page: Page,
  group: Synonyms | undefined,
  refusal?: Refusal,
  history: readonly Wording[] = [],
): Promise<Response> {
  return page.show({
    title: 'Words that mean the same',
    kind: 'workspace',
    current: '/library/inbox',
    ...statusOf(refusal),
    main: sameView({ ...recordForm(page, refusal), group, history }),
  });
}
