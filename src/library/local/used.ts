import { namedIn } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { namesOfMarkdown } from '../../platform/html/index.ts';
import { answer } from '../../platform/questions/index.ts';
import { helpers } from '../helpers/read.ts';
import { type Naming, namings } from '../procedures/index.ts';
import type { Manual } from '../procedures/types.ts';
import { hrefOf } from '../rules/addresses.ts';
import { readManual } from '../store/chapter.ts';
import { answersNaming } from '../store/inbox.ts';
import { shownNaming } from '../store/shown.ts';
import { answerHref } from '../touch/inbox/entry.ts';
import { namesIn } from './named.ts';

/** Everything that names a local fact: sections in force or to come, pages that are shown, answers, decision helpers. */
async function everythingNaming(db: Db, manual: Manual, now: Temporal.Instant): Promise<Naming[]> {
  const pages = (await shownNaming(db)).map((page) => ({
    names: namesIn(page),
    ...{ href: hrefOf(page), label: page.title },
  }));
  const answers = (await answersNaming(db)).map((answer) => ({
    names: namesIn({ body: answer.words, facts: {} }),
    ...{ href: answerHref(answer), label: answer.title },
  }));
  const others = [...pages, ...answers, ...helpersNaming()].filter(({ names }) => names.length > 0);
  return [...namings(manual, now), ...others];
}

const helpersNaming = (): Naming[] =>
  helpers().map(({ slug, title, results }) => ({
    names: [...new Set(Object.values(results).flatMap(({ words }) => namesOfMarkdown(words)))],
    ...{ href: `/procedures/helpers/${slug}/all`, label: title },
  }));

/** Which texts of the library name any of these. */
export const namedInLibrary = answer(namedIn, async (db, { names, now }) =>
  (await everythingNaming(db, await readManual(db), now)).filter((text) =>
    text.names.some((name) => names.includes(name)),
  ),
);
