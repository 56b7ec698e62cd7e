import { errorMessage, type PeopleModel, peopleBoxes } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { personForm } from '../change/view.ts';
import type { Shielding } from './types.ts';

type Choices = Pick<PeopleModel, 'team' | 'others' | 'find' | 'found' | 'next' | 'me'>;

const lineOf = ({ label, line }: Shielding['held']) => html`<p><strong>${label}</strong>: ${line}</p>`;

/** One fact is hidden from all but named people. */
export function shieldForm(
  form: FormModel,
  model: Choices & Shielding & { alike: readonly Alike[]; again: boolean },
): Html {
  const { held, step, back } = model;
  return personForm({
    ...form,
    title: held.shielded ? 'Name more people for what is shielded' : 'Shield it',
    step: step('shield'),
    back,
    button: held.shielded ? 'Name them' : 'Shield it',
    before: html`${lineOf(held)}<p>Everybody else who sees the record sees that something is shielded and whom to ask, and not what it says: not in lists, search, matches or print.</p>`,
    fields: html`${alsoBoxes(form, model)}${peopleBoxes({
      ...model,
      errors: form.errors,
      legend: 'Who may read it besides me',
      ticked: form.typed.values('people'),
      warning: 'they still see the record only if it is open to them in another way',
    })}${whyBox(form, 'Shown beside it, to those who may read it.')}`,
  });
}

interface Alike {
  id: string;
  label: string;
  workable: boolean;
}

/** Where it stands in the family besides: ticked, for what is hidden on one record alone is not hidden. */
function alsoBoxes(
  { typed }: FormModel,
  { alike, again }: { alike: readonly Alike[]; again: boolean },
): Html {
  const mine = alike.filter(({ workable }) => workable);
  const others = alike.filter(({ workable }) => !workable);
  const warning = notice('shield', {
    strong: 'It is still to be read elsewhere.',
    body: html`The same stands on the record of ${others.map(({ label }) => label).join(', ')}, which is not yours to change. Ask the team that holds it to shield it too.`,
  });
  const boxes = govuk.checkboxes({
    name: 'also',
    idPrefix: 'also',
    values: again ? [...typed.values('also')] : mine.map(({ id }) => id),
    fieldset: {
      legend: {
        text: 'The same stands on these records. Shield it there too',
        classes: 'govuk-fieldset__legend--m',
      },
    },
    items: mine.map(({ id, label }) => ({ value: id, text: label })),
  });
  return html`${mine.length > 0 ? boxes : NOTHING}${others.length > 0 ? warning : NOTHING}`;
}

/** Everybody who sees the person reads it again. */
export function unshieldForm(form: FormModel, { held, step, back }: Shielding): Html {
  return personForm({
    ...form,
    title: 'Show it again',
    step: step('unshield'),
    back,
    button: 'Show it again',
    before: html`${lineOf(held)}<p>Everybody who may open this record will read it. Shielded anew, it has new named people.</p>`,
    fields: whyBox(form),
  });
}

/** What is shielded has nobody who may read it: somebody takes it on. */
export function takeOnForm(form: FormModel, step: string): Html {
  return personForm({
    ...form,
    title: 'Take on what is shielded',
    step,
    back: 'known',
    button: 'Take it on',
    before: html`<p>Nobody who can sign in is named for it. You will be, and may then name others. It is recorded that you did.</p>`,
    fields: whyBox(form),
  });
}

function whyBox({ typed, errors }: FormModel, hint?: string): Html {
  return govuk.textarea({
    id: 'why',
    name: 'why',
    rows: '3',
    value: typed.value('why'),
    label: { text: 'Why', classes: 'govuk-label--m' },
    ...(hint ? { hint: { text: hint } } : {}),
    ...errorMessage(errors, 'why'),
  });
}
