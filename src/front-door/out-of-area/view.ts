import { type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { answerView } from '../passing/view.ts';
import { drawQuestions } from '../triage/ask.ts';
import { drawMoment } from '../triage/moment-box.ts';
import type { Triage } from '../triage/types.ts';
import { authorityQuestions } from './questions.ts';

export interface OutOfAreaModel extends FormModel {
  triage: Triage;
  areas: readonly { code: string; name: string }[];
}

/** To which authority it goes, or whether that one has accepted it. */
export function outOfAreaView(model: OutOfAreaModel): Html {
  const { record, triage, areas, typed, errors, now } = model;
  const last = triage.passedOn.at(-1);
  if (last?.kind === 'authority' && last.answer === null) return answerView(model, last, 'out-of-area');
  const questions = authorityQuestions(areas.filter(({ code }) => code !== record.area));
  return concernForm({
    ...model,
    title: 'Pass it to another authority',
    step: 'out-of-area',
    button: 'Keep that they were told',
    before: html`<p>Tell them first. It stays ours and open, with its clocks running, until they have accepted it in writing.</p>`,
    fields: html`${drawQuestions(questions, { typed, errors })}${drawMoment('told', { label: 'When you told them', start: now }, { typed, errors })}`,
  });
}
