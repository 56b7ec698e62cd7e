import { type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { drawQuestions } from '../triage/ask.ts';
import { drawMoment } from '../triage/moment-box.ts';
import { immediateQuestions } from './questions.ts';

/** What was done at once, by whom and when. */
export function immediateView(model: FormModel): Html {
  const { typed, errors, now } = model;
  return concernForm({
    ...model,
    title: 'What was done at once?',
    step: 'immediate-action',
    button: 'Keep it',
    before: html`<p>Whatever must be done now, do it first: 999 for danger. This records it.</p>`,
    fields: html`${drawQuestions(immediateQuestions, { typed, errors })}${drawMoment('taken', { label: 'When it was done', start: now }, { typed, errors })}`,
  });
}
