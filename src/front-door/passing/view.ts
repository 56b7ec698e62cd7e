import { card, facts, type Html, html, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { drawQuestions } from '../triage/ask.ts';
import { drawMoment } from '../triage/moment-box.ts';
import { answerQuestions, takeBackQuestions } from './questions.ts';
import { answersItself, type PassedOn } from './types.ts';
import { TITLES } from './words.ts';

/** What they said: who, when, in which words; where they say so themselves, why it is taken back. */
export function answerView(model: FormModel, passed: PassedOn, step: string): Html {
  const { record, typed, errors, now } = model;
  if (answersItself(passed, record))
    return concernForm({
      ...model,
      title: 'Take it back',
      step: `${step}/answer`,
      button: 'Take it back',
      before: html`<p>${passed.whom} answers itself: its front door has it on its list, without what was told. You are told here as soon as it does. Take it back only when it was passed in error.</p>${card({ title: TITLES[passed.kind].passed, body: passedFacts(passed, now) })}`,
      fields: html`<input type="hidden" name="answer" value="withdrawn">${drawQuestions(takeBackQuestions, { typed, errors })}`,
    });
  const { answer, ...rest } = answerQuestions(passed.kind);
  return concernForm({
    ...model,
    title: TITLES[passed.kind].waiting,
    step: `${step}/answer`,
    button: 'Keep their answer',
    before: card({ title: TITLES[passed.kind].passed, body: passedFacts(passed, now) }),
    fields: html`${drawQuestions({ answer }, { typed, errors })}${drawMoment('when', { label: 'When they said so' }, { typed, errors })}${drawQuestions(rest, { typed, errors })}`,
  });
}

/** To whom, how and when. */
export function passedFacts(passed: PassedOn, now: Temporal.Instant): Html {
  const { kind, whom, team, contact, how, reason, toldAt, by } = passed;
  return facts([
    { label: kind === 'authority' ? 'Authority' : 'Worker', value: whom },
    ...(team ? [{ label: 'Team', value: team }] : []),
    { label: kind === 'authority' ? 'Contact' : 'Their reference', value: contact },
    { label: 'Told', value: html`${how}, ${time(whenWords(toldAt, now))}, by ${by}` },
    { label: kind === 'authority' ? 'Why there' : 'What they were told', value: reason },
  ]);
}
