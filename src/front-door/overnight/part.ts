import { card, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { OvernightNote } from './types.ts';
import { notesStory } from './view.ts';

/** On the record, above everything: what happened overnight, until and after somebody has read it. */
export function overnightPart(
  notes: readonly OvernightNote[],
  at: string,
  mayRead: boolean,
  now: Temporal.Instant,
): Html {
  if (notes.length === 0) return NOTHING;
  const open = notes.find(({ acknowledgedAt }) => acknowledgedAt === null);
  const late = open !== undefined && isBefore(open.dueAt, now);
  const stand = open
    ? notice(late ? 'late' : 'clock', {
        strong: late ? 'Nobody has read this in time.' : 'To be read by the day team.',
        body: html`${late ? 'It was due' : 'Due'} ${time(whenWords(open.dueAt, now))}. ${mayRead ? html`<a href="${at}/overnight/read">Acknowledge it</a>` : NOTHING}`,
      })
    : NOTHING;
  return card({ title: 'What happened overnight', body: html`${stand}${notesStory(notes, now)}` });
}
