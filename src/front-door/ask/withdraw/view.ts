import { errorMessage } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';
import type { FormModel } from '../../change/types.ts';
import { concernForm } from '../../change/view.ts';
import type { Question } from '../types.ts';

/** What is taken back, and why. */
export function withdrawView(model: FormModel & { question: Question }): Html {
  const { question, typed, errors } = model;
  return concernForm({
    ...model,
    title: `Take the question to ${question.agency} back`,
    step: `questions/${question.id}`,
    button: 'Take it back',
    before: html`<p>“${question.question}”</p><p>The agency is no longer reminded, and no longer sees what was shared with it. What it has said already stays on the record, and the ledger keeps that it was asked.</p>`,
    fields: govuk.textarea({
      id: 'reason',
      name: 'reason',
      label: { text: 'Why', classes: 'govuk-label--m' },
      hint: { text: 'It stays on the record. The agency does not read it.' },
      rows: '3',
      value: typed.value('reason'),
      ...errorMessage(errors, 'reason'),
    }),
  });
}
