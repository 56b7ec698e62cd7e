import { errorMessage, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { type Drawing, drawQuestion } from '../refer/draw.ts';
import type { AttendancePolicy } from '../rules/strategy.ts';
import { drawQuestions } from '../triage/ask.ts';
import { drawMoment } from '../triage/moment-box.ts';
import { ACTIONS, discussionQuestions, missingQuestion, PEOPLE, presentQuestions } from './questions.ts';
import type { StrategyDiscussion } from './types.ts';

export interface StrategyModel extends FormModel {
  policy: AttendancePolicy | undefined;
  /** When the one that waits to be held was called. */
  calledAt: Temporal.Instant | undefined;
  /** The record that this one takes the place of. */
  replaced: StrategyDiscussion | undefined;
}

/** When it was called and held, who was there, what was known and agreed, who does what by when. */
export function strategyView(model: StrategyModel): Html {
  const { replaced, policy, errors, record, now } = model;
  const typed = replaced && errors.length === 0 && !model.changed ? typedFromRecord(replaced) : model.typed;
  const drawing = { typed, errors };
  return concernForm({
    ...model,
    title: replaced ? 'Record the strategy discussion anew' : 'Record a strategy discussion',
    step: replaced ? `strategy?replaces=${replaced.id}` : 'strategy',
    button: 'Keep the record',
    before: html`${replaced ? notice('calm', { strong: 'The first record stays readable, struck through.', body: 'This one takes its place. What was left to do counts as it stands below.' }) : NOTHING}${mustBe(policy, record.referrer?.agency ?? null)}`,
    fields: html`<input type="hidden" name="replaces" value="${replaced?.id ?? typed.value('replaces')}">
${drawMoment('called', { label: 'When it was called', start: replaced?.calledAt ?? model.calledAt ?? now }, drawing)}${drawMoment('held', { label: 'When it was held', start: replaced?.heldAt ?? now }, drawing)}
<h2 class="govuk-heading-m">Who was there</h2>${folded('More people', numbers(PEOPLE), 4, (n) => person(n, drawing), drawing, 'present')}${drawQuestion('missing', missingQuestion, drawing)}
${drawQuestions(discussionQuestions, drawing)}
<h2 class="govuk-heading-m">Who does what by when</h2>${folded('More actions', numbers(ACTIONS), 3, (n) => action(n, drawing), drawing, 'action')}`,
  });
}

const numbers = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

/** The first few at once, the others folded away until they are needed or hold something. */
function folded(
  label: string,
  all: readonly number[],
  first: number,
  draw: (n: number) => Html,
  { typed, errors }: Drawing,
  name: string,
): Html {
  const others = all.slice(first);
  const parts = ['kind', 'agency', 'name', 'role', 'what', 'who', 'by'];
  const open = others.some((n) => {
    const box = `${name}-${n}-`;
    return (
      errors.some(({ field }) => field.startsWith(box)) ||
      parts.some((part) => typed.value(box + part) !== '')
    );
  });
  return html`${all.slice(0, first).map(draw)}${govuk.details({ summaryText: label, html: html`${others.map(draw)}`, open })}`;
}

function mustBe(policy: AttendancePolicy | undefined, referrerAgency: string | null): Html {
  if (!policy) return NOTHING;
  const kinds = policy.required.filter((kind) => kind !== 'referrer’s agency' || referrerAgency !== null);
  return html`<p>There must be at least: ${kinds.join(', ')}${referrerAgency ? ` (${referrerAgency})` : ''}. Say below why where one was not.</p><p class="ws-quiet">${policy.source}; ${policy.certainty === 'G' ? 'assumed until the area confirms it' : 'as published'}.</p>`;
}

function person(n: number, drawing: Drawing): Html {
  const boxes = Object.entries(presentQuestions).map(([part, question]) =>
    drawQuestion(`present-${n}-${part}`, question, drawing),
  );
  return html`<fieldset class="govuk-fieldset ws-row"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Person ${n}</legend><div class="ws-row__boxes">${boxes}</div></fieldset>`;
}

function action(n: number, { typed, errors }: Drawing): Html {
  const box = (part: string, label: string, hint?: string) =>
    govuk.input({
      id: `action-${n}-${part}`,
      name: `action-${n}-${part}`,
      label: { text: label, classes: 'govuk-label--s' },
      ...(hint ? { hint: { text: hint } } : {}),
      value: typed.value(`action-${n}-${part}`),
      autocomplete: 'off',
      ...errorMessage(errors, `action-${n}-${part}`),
    });
  return html`<fieldset class="govuk-fieldset ws-row"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Action ${n}</legend><div class="ws-row__boxes">${box('what', 'What')}${box('who', 'Who')}${box('by', 'By when', 'Like 25/11/2026')}</div></fieldset>`;
}

/** A record as if it had just been typed. */
function typedFromRecord({
  present,
  actions,
  known,
  agreed,
  enquiry,
  missingWhy,
  id,
}: StrategyDiscussion): Typed {
  const said = new Map<string, string>([
    ...([
      ['known', known],
      ['agreed', agreed],
      ['enquiry', enquiry],
      ['missing', missingWhy ?? ''],
      ['replaces', id],
    ] as const),
    ...present.flatMap((each, index) =>
      (['kind', 'agency', 'name', 'role'] as const).map(
        (part) => [`present-${index + 1}-${part}`, each[part]] as const,
      ),
    ),
    ...actions
      .filter(({ doneAt }) => doneAt === null)
      .flatMap(({ what, who, dueAt }, index) => {
        const at = `action-${index + 1}`;
        return [
          [`${at}-what`, what],
          [`${at}-who`, who],
          [`${at}-by`, londonDate(dueAt.subtract({ seconds: 1 })).toString()],
        ] as const;
      }),
  ]);
  const value = (name: string) => said.get(name) ?? '';
  return { value, values: (name) => (said.has(name) ? [value(name)] : []) };
}
