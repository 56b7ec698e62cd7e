import { type Html, html } from '../../../platform/html/index.ts';
import type { FormModel } from '../../change/types.ts';
import { concernForm } from '../../change/view.ts';
import { answerKinds, giverBoxes } from '../../reply/form-view.ts';
import { drawMoment } from '../../triage/moment-box.ts';
import type { Question } from '../types.ts';

/** What an agency said on the telephone, who said it, and when. */
export function takeDownView(model: FormModel & { question: Question }): Html {
  const { question, typed, errors, now } = model;
  return concernForm({
    ...model,
    title: `What ${question.agency} said on the telephone`,
    step: `questions/${question.id}/telephone`,
    button: 'Keep as their answer',
    before: html`<p>“${question.question}”</p><p>Write it as they said it and read it back to them. It stands as their answer, with your name as whoever took it down. They see it under their question and may put it right.</p>`,
    fields: html`${answerKinds({ typed, errors }, SPOKEN)}${giverBoxes({ typed, errors }, SPOKEN)}${drawMoment('said', { label: 'When they said it', start: now }, { typed, errors })}`,
  });
}

const SPOKEN = {
  legend: 'What did they say?',
  told: 'They know something',
  'nothing known': 'They looked and know nothing',
  'not shared': 'They do not share it',
  words: 'What they know, in their words',
  name: 'Who said it',
  job: 'Their job',
};
