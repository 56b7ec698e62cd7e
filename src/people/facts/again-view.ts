import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { personForm } from '../change/view.ts';
import { tellingBoxes } from '../telling/view.ts';
import { freshnessWords } from './fresh-words.ts';
import type { Fresh } from './types.ts';
import { againBox } from './view.ts';

/** Something held is still so: who says it, and why they were asked where it was not due. */
export function againForm(
  form: FormModel,
  { held, step, today }: { held: Fresh; step: string; today: Temporal.PlainDate },
): Html {
  const line = held.shielded ? 'shielded' : held.line;
  return personForm({
    ...form,
    ...{ title: 'Is it still so?', step, back: 'known', button: 'It is still so' },
    before: html`<p><strong>${held.label}</strong>: ${line} <span class="ws-quiet">${freshnessWords(held, today)}</span></p>`,
    fields: html`${tellingBoxes(form)}${held.stale || held.staleOn === null ? NOTHING : againBox(form)}`,
  });
}
