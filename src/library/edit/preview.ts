import { date, parseForm, type Typed, typedIn } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import { type Named, namesIn } from '../local/named.ts';
import { strangeNames } from '../local/unknown.ts';
import type { Kind } from '../types.ts';
import { kindFactsIn, READINGS, sourcesIn } from './form.ts';
import { countWords } from './parts.ts';
import type { Preview } from './types.ts';
import { weighed } from './weighed.ts';

/** What was typed so far, as far as it can be shown: a date that is none is left out. `named`: what local facts say there. */
export function previewOf(body: Body, kind: Kind, named: Named): Preview {
  const typed: Typed = typedIn(body);
  const said = { title: typed.value('title'), summary: typed.value('summary'), body: typed.value('body') };
  const reading = READINGS.find((code) => code === typed.value('reading')) ?? 'public';
  const facts = kindFactsIn(body, kind);
  return {
    ...said,
    facts,
    sources: sourcesIn(typed.value('sources')),
    ...{ asAt: dateIn(body, 'as-at'), coversUntil: dateIn(body, 'covers-until') },
    named: named.view,
    strange: strangeNames(namesIn({ body: said.body, facts })),
    words: countWords(said.body),
    weighed: weighed({ ...said, reading, facts }),
  };
}

function dateIn(body: Body, name: string): Temporal.PlainDate | null {
  const parsed = parseForm({ [name]: date({ what: name }) }, body);
  return parsed.ok ? (parsed.value[name] ?? null) : null;
}
