import { type Html, html, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import type { ConcernClock } from '../record/types.ts';
import { clockName } from '../rules/words.ts';
import { drawQuestions } from '../triage/ask.ts';
import { drawMoment } from '../triage/moment-box.ts';
import { doneQuestions } from './done-questions.ts';
import type { StrategyAction } from './types.ts';

export interface DoneModel extends FormModel {
  what: string;
  action: StrategyAction | undefined;
  clock: ConcernClock | undefined;
}

/** That something agreed was done, when, and what came of it. */
export function doneView(model: DoneModel): Html {
  const { action, clock, what, typed, errors, now } = model;
  const said = action ? `${action.what} (${action.who})` : clockName(clock?.rule ?? '');
  const dueAt = action?.dueAt ?? clock?.dueAt;
  return concernForm({
    ...model,
    title: 'It is done',
    step: `strategy/done/${what}`,
    button: 'Keep that it is done',
    before: html`<p><strong>${said}</strong>${dueAt ? html`, due by ${time(whenWords(dueAt, now))}` : ''}.</p>`,
    fields: html`${drawMoment('when', { label: 'When it was done', start: now }, { typed, errors })}${drawQuestions(doneQuestions, { typed, errors })}`,
  });
}
