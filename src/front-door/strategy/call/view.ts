import type { ClockRule } from '../../../platform/clocks/rule.ts';
import { errorMessage } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { FormModel } from '../../change/types.ts';
import { concernForm } from '../../change/view.ts';
import { limitWords } from '../../rules/clock-words.ts';
import { type AttendancePolicy, PRESENT_KINDS } from '../../rules/strategy.ts';
import { drawMoment } from '../../triage/moment-box.ts';
import type { StrategyCall } from './types.ts';

export interface CallModel extends FormModel {
  /** One that was called and is neither held nor called off. */
  waiting: StrategyCall | undefined;
  rule: ClockRule | undefined;
  policy: AttendancePolicy | undefined;
}

/** Calling a strategy discussion; or, while one waits, calling it off. */
export function callView(model: CallModel): Html {
  return model.waiting ? offView(model, model.waiting) : newView(model);
}

function newView(model: CallModel): Html {
  const { typed, errors, now, rule, policy } = model;
  const required: readonly string[] = policy?.required ?? [];
  const untouched = typed.value('form-key') === '';
  return concernForm({
    ...model,
    title: 'Call a strategy discussion',
    step: 'strategy/call',
    button: 'Call it',
    before: html`<p>Ring those who are to come: the record tells nobody by itself.${rule ? html` It is to be held within ${limitWords(rule)}, and the clock runs from now. <span class="ws-quiet">${rule.source}.</span>` : NOTHING}</p>`,
    fields: html`${govuk.textarea({
      id: 'why',
      name: 'why',
      label: { text: 'Why', classes: 'govuk-label--m' },
      hint: { text: 'What gives reasonable cause to suspect significant harm.' },
      rows: '4',
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    })}${drawMoment('planned', { label: 'When it is to be held', start: now.add({ hours: 2 }) }, { typed, errors })}${govuk.checkboxes(
      {
        name: 'invited',
        idPrefix: 'invited',
        fieldset: { legend: { text: 'Who is to be there', classes: 'govuk-fieldset__legend--m' } },
        items: PRESENT_KINDS.map((kind) => ({
          value: kind,
          text: kind.slice(0, 1).toUpperCase() + kind.slice(1),
          checked: untouched ? required.includes(kind) : typed.values('invited').includes(kind),
        })),
        ...errorMessage(errors, 'invited'),
      },
    )}`,
  });
}

function offView(model: CallModel, waiting: StrategyCall): Html {
  const { typed, errors, now } = model;
  return concernForm({
    ...model,
    title: 'Call the strategy discussion off',
    step: 'strategy/call/off',
    button: 'Call it off',
    before: html`<p>It was called ${time(whenWords(waiting.at, now))} by ${waiting.by}, to be held ${time(whenWords(waiting.plannedAt, now))}.</p><p>If it was held, <a href="/front-door/${model.record.id}/strategy">record it</a> instead.</p>`,
    fields: govuk.textarea({
      id: 'off',
      name: 'off',
      label: { text: 'Why it will not be held', classes: 'govuk-label--m' },
      rows: '3',
      value: typed.value('off'),
      ...errorMessage(errors, 'off'),
    }),
  });
}
