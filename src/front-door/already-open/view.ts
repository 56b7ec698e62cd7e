import { type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { answerView } from '../passing/view.ts';
import { drawQuestions } from '../triage/ask.ts';
import { drawMoment } from '../triage/moment-box.ts';
import type { Triage } from '../triage/types.ts';
import { workerQuestions } from './questions.ts';

/** Who has the child already, or whether they have said that they have this too. */
export function alreadyOpenView(model: FormModel & { triage: Triage }): Html {
  const { triage, typed, errors, now } = model;
  const last = triage.passedOn.at(-1);
  if (last?.kind === 'worker' && last.answer === null) return answerView(model, last, 'already-open');
  return concernForm({
    ...model,
    title: 'The child has a worker already',
    step: 'already-open',
    button: 'Keep that they were told',
    before: html`<p>Tell the worker, or the duty manager of their team. It stays open here until they say that they have it.</p>`,
    fields: html`${drawQuestions(workerQuestions, { typed, errors })}${drawMoment('told', { label: 'When you told them', start: now }, { typed, errors })}`,
  });
}
