import { errorMessage } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';
import type { FormModel } from '../../change/types.ts';
import { concernForm } from '../../change/view.ts';
import type { Disagreement } from '../../record/types.ts';
import {
  DISAGREEMENT_OUTCOME_WORDS,
  DISAGREEMENT_OUTCOMES,
  STAGE_WORDS,
  stageAfter,
} from '../../rules/disagreement.ts';
import { disagreementBody } from '../disagreement-view.ts';

export interface SettleModel extends FormModel {
  disagreement: Disagreement;
}

/** What comes of a disagreement at the stage it has reached. */
export function settleView(model: SettleModel): Html {
  const { disagreement, typed, errors, now } = model;
  const next = stageAfter(disagreement.stages.at(-1)?.stage ?? 'workers');
  const on = next ? [{ value: 'on', text: `It goes on: ${STAGE_WORDS[next].toLowerCase()}` }] : [];
  const outcomes = DISAGREEMENT_OUTCOMES.map((value) => ({ value, text: DISAGREEMENT_OUTCOME_WORDS[value] }));
  return concernForm({
    ...model,
    title: 'What comes of the disagreement?',
    step: `disagreement/${disagreement.id}`,
    button: 'Save',
    before: disagreementBody(disagreement, now),
    fields: html`${govuk.radios({
      name: 'next',
      idPrefix: 'next',
      fieldset: { legend: { text: 'At this stage', classes: 'govuk-fieldset__legend--m' } },
      hint: { text: 'To decide again, make the new decision first.' },
      items: [...on, ...outcomes].map((item) => ({ ...item, checked: typed.value('next') === item.value })),
      ...errorMessage(errors, 'next'),
    })}${govuk.textarea({
      id: 'words',
      name: 'words',
      label: { text: 'What was said', classes: 'govuk-label--m' },
      hint: { text: 'By whom, and on what it was settled or why it goes on.' },
      rows: '5',
      value: typed.value('words'),
      ...errorMessage(errors, 'words'),
    })}`,
  });
}
