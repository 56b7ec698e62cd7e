import { currentArrangements, drawingOf } from '../../partnership/index.ts';
import { date, parseForm, type Typed, typedIn } from '../../platform/forms/index.ts';
import type { Body, Page } from '../../platform/http/index.ts';
import { deadWhileWriting } from '../links/where.ts';
import { shelfOf } from '../pages/shelf.ts';
import type { Kind } from '../types.ts';
import { kindFactsIn, READINGS, sourcesIn, writingErrors } from './form.ts';
import { countWords } from './parts.ts';
import type { Preview } from './types.ts';
import { weighed } from './weighed.ts';

/** What was typed so far for an area, as far as it can be shown: a date that is none is left out. Not inside an open transaction. */
export async function previewOf(
  page: Page,
  kind: Kind,
  { area, files }: { area: string | null; files: ReadonlySet<string> },
): Promise<Preview> {
  const { body, now, services } = page;
  const arrangements = await currentArrangements(services.database, now);
  const shown = await (await shelfOf(services.database, now)).list(now);
  const typed: Typed = typedIn(body);
  const said = { title: typed.value('title'), summary: typed.value('summary'), body: typed.value('body') };
  const reading = READINGS.find((code) => code === typed.value('reading')) ?? 'public';
  const facts = kindFactsIn(body, kind);
  return {
    ...said,
    facts,
    sources: sourcesIn(typed.value('sources')),
    ...{ asAt: dateIn(body, 'as-at'), coversUntil: dateIn(body, 'covers-until') },
    drawing: drawingOf({ arrangements, area, at: now, files }),
    dead: deadWhileWriting(said.body, new Set(shown.map(({ slug }) => slug))),
    wrong: writingErrors(body, kind, files),
    words: countWords(said.body),
    weighed: weighed({ ...said, reading, facts }),
  };
}

function dateIn(body: Body, name: string): Temporal.PlainDate | null {
  const parsed = parseForm({ [name]: date({ what: name }) }, body);
  return parsed.ok ? (parsed.value[name] ?? null) : null;
}
