import { card, type Html, html, NOTHING, story } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { drawQuestions } from '../triage/ask.ts';
import { noteQuestions } from './questions.ts';
import type { OvernightNote } from './types.ts';

export interface NotesModel extends FormModel {
  notes: readonly OvernightNote[];
}

/** For whoever worked on it out of hours. */
export function noteView(model: NotesModel): Html {
  const { typed, errors, notes, now } = model;
  return concernForm({
    ...model,
    title: 'Hand over to the day team',
    step: 'overnight',
    button: 'Leave it for them',
    before: html`<p>It stands on the concern. Somebody of the day team has to say that they have read it, from when they open.</p>${notes.length > 0 ? card({ title: 'Left so far', body: notesStory(notes, now) }) : NOTHING}`,
    fields: drawQuestions(noteQuestions, { typed, errors }),
  });
}

/** For the day team. */
export function acknowledgeView(model: NotesModel): Html {
  const { notes, now } = model;
  return concernForm({
    ...model,
    title: 'Left overnight',
    step: 'overnight/read',
    button: 'I have read it and take it on from here',
    before: card({ title: 'From the emergency duty team', body: notesStory(notes, now) }),
    fields: NOTHING,
  });
}

/** The notes in their order, each with who has read it. */
export function notesStory(notes: readonly OvernightNote[], now: Temporal.Instant): Html {
  if (notes.length === 0) return html`<p>Nothing was left about this concern.</p>`;
  return story(
    notes.map(({ note, by, at, acknowledgedAt, acknowledgedBy }) => ({
      what: html`<span class="ws-words">${note}</span>`,
      when: whenWords(at, now),
      by,
      now: acknowledgedAt === null,
      more: acknowledgedAt
        ? html`<p class="ws-quiet">Read by ${acknowledgedBy}, ${whenWords(acknowledgedAt, now).text}</p>`
        : html`<p><strong>Not acknowledged yet</strong></p>`,
    })),
  );
}
