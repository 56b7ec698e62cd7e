import { type Drawing, type Html, html, NOTHING, notice, raw, time } from '../../platform/html/index.ts';
import { dateWords } from '../../platform/time/words.ts';
import { languageOf } from '../rules/languages.ts';
import type { Kind, Text } from '../types.ts';
import { aboutView, kindFacts } from './about.ts';
import { drawBody } from './body.ts';

/** What a text says, as its page will show it. */
export type Looks = Pick<Text, 'summary' | 'body' | 'facts' | 'sources' | 'asAt' | 'coversUntil'>;

/**
 * A text below its title as its page shows it, for those who keep it. `besides`: ids that are taken around it.
 */
export function textView(
  text: Looks,
  { drawn, fields }: Pick<Kind, 'drawn' | 'fields'>,
  { today, drawing }: { today: Temporal.PlainDate; drawing: Drawing },
  besides: readonly string[] = [],
): Html {
  return html`<div${spokenIn(text.facts)}>${text.summary ? html`<p class="ws-lead">${text.summary}</p>` : NOTHING}${pastNotice(text, today)}
${kindFacts(fields, text.facts, drawing)}${drawBody(text.body, drawn, drawing, besides)}</div>${aboutView(text, undefined)}`;
}

/** The language of a text that is not English, and the side from which it is read, for the tag around it. */
export function spokenIn({ language }: Text['facts']): Html {
  const spoken = languageOf(language);
  return spoken ? raw(` lang="${spoken.code}" dir="${spoken.dir}"`) : NOTHING;
}

/** Says so where what a page tells has ended. */
export function pastNotice({ coversUntil }: Pick<Text, 'coversUntil'>, today: Temporal.PlainDate): Html {
  if (!coversUntil || Temporal.PlainDate.compare(coversUntil, today) >= 0) return NOTHING;
  return notice('calm', {
    strong: 'This is past.',
    body: html`It covers to ${time(dateWords(coversUntil))}. We keep it so that you can look back.`,
  });
}
