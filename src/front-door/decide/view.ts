import type { ClockRule } from '../../platform/clocks/rule.ts';
import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { card, govuk, type Html, html, levelTag, NOTHING, notice, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { clockBox } from '../record/clock-view.ts';
import { toldCard } from '../record/told-view.ts';
import { LEVELS, type Level, type OutcomeRule } from '../rules/thresholds.ts';
import { OUTCOME_WORDS, PLAIN_ANSWER } from '../rules/words.ts';

export interface DecideModel extends FormModel {
  outcomes: readonly OutcomeRule[];
  late: boolean;
  rules: readonly ClockRule[];
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  1: 'Universal: services that everybody can reach are enough',
  2: 'Early help: one or more services, with the family’s agreement',
  3: 'Intensive: complex needs, several services working together',
  4: 'Specialist: statutory social work or protection',
};

/** The questions that a decision within one working day answers. */
const QUESTIONS = [
  'Does the child need protecting at once?',
  'Which services are needed, and which kind?',
  'Is the child in need, and to be assessed under section 17?',
  'Is there reasonable cause to suspect significant harm, under section 47?',
  'Is a specialist assessment needed as well?',
];

/** Level, outcome, reason and answer. */
export function decideView(model: DecideModel): Html {
  const { record, typed, errors } = model;
  return concernForm({
    ...model,
    title: record.open ? 'Decide' : 'Decide again',
    step: 'decision',
    button: record.open ? 'Save the decision' : 'Save the new decision',
    before: html`${earlier(model)}${govuk.details({
      summaryText: 'Five questions that the decision answers',
      html: html`<ul class="govuk-list govuk-list--bullet">${QUESTIONS.map((question) => html`<li>${question}</li>`)}</ul>`,
    })}`,
    beside: html`${clockBox(record, model.rules, model.now)}${toldCard(record)}`,
    fields: html`${levels(typed, errors)}${outcomes(model)}${govuk.textarea({
      id: 'reason',
      name: 'reason',
      label: { text: 'Why', classes: 'govuk-label--m' },
      hint: { text: 'What you weighed and how. It stays on the record; the referrer does not see it.' },
      rows: '7',
      value: typed.value('reason'),
      ...errorMessage(errors, 'reason'),
    })}${words(model)}${lateness(model)}`,
  });
}

/** A decision is never changed: a later one takes its place and both stay readable. */
function earlier({ record, now }: DecideModel): Html {
  const last = record.decisions.at(-1);
  if (!last) return NOTHING;
  return html`${notice('calm', {
    strong: 'This concern has been decided.',
    body: 'What you save takes the place of the decision below. That one stays on the record, struck through.',
  })}${card({
    title: 'The decision that stands',
    tag: levelTag(last.level),
    body: html`<p>${OUTCOME_WORDS[last.outcome]}, ${time(whenWords(last.at, now))} by ${last.by}.</p><p>${last.reason}</p><p class="ws-quiet">Told to the referrer: ${last.forReferrer}</p>`,
  })}`;
}

function levels(typed: Typed, errors: readonly FormError[]): Html {
  return govuk.radios({
    name: 'level',
    idPrefix: 'level',
    fieldset: { legend: { text: 'Level of need', classes: 'govuk-fieldset__legend--m' } },
    items: LEVELS.map((level) => ({
      value: String(level),
      text: `Level ${level}`,
      hint: { text: LEVEL_WORDS[level] },
      checked: typed.value('level') === String(level),
    })),
    ...errorMessage(errors, 'level'),
  });
}

function outcomes({ outcomes: rules, typed, errors }: DecideModel): Html {
  const agreed = govuk.checkboxes({
    name: 'agreed',
    idPrefix: 'agreed',
    items: [
      {
        value: 'yes',
        text: 'The family has agreed to early help',
        checked: typed.values('agreed').includes('yes'),
      },
    ],
    ...errorMessage(errors, 'agreed'),
  });
  return govuk.radios({
    name: 'outcome',
    idPrefix: 'outcome',
    fieldset: { legend: { text: 'What happens now', classes: 'govuk-fieldset__legend--m' } },
    items: rules.map(({ code, label, means, levels: fit }) => ({
      value: code,
      text: label,
      hint: { text: `${means} ${fit.length === LEVELS.length ? 'Any level' : `Level ${fit.join(' or ')}`}.` },
      checked: typed.value('outcome') === code,
      ...(code === 'early-help' ? { conditional: { html: agreed } } : {}),
    })),
    ...errorMessage(errors, 'outcome'),
  });
}

function words({ record, typed, errors }: DecideModel): Html {
  if (record.raisedBy !== 'professional')
    return govuk.insetText({
      html: html`<p><strong>What they are told:</strong> ${PLAIN_ANSWER}</p><p>Somebody who is not a professional is told this and no more, whatever you decide.</p>`,
    });
  const whom = record.referrer?.name ?? 'the referrer';
  return govuk.textarea({
    id: 'words',
    name: 'words',
    label: { text: `What ${whom} is told`, classes: 'govuk-label--m' },
    hint: {
      text: 'They read it on their receipt with the outcome. Leave out what they do not need to know.',
    },
    rows: '4',
    value: typed.value('words'),
    ...errorMessage(errors, 'words'),
  });
}

function lateness({ late, typed, errors }: DecideModel): Html {
  if (!late) return NOTHING;
  return govuk.textarea({
    id: 'late',
    name: 'late',
    label: { text: 'Why it comes after its time', classes: 'govuk-label--m' },
    hint: { text: 'A clock of this concern has run out. The reason is kept with that clock.' },
    rows: '3',
    value: typed.value('late'),
    ...errorMessage(errors, 'late'),
  });
}
