import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { personForm } from '../change/view.ts';
import { shieldBox } from '../shield/box-view.ts';
import { dayBox, tellingBoxes } from '../telling/view.ts';
import { freshnessWords } from './fresh-words.ts';
import type { Asks, Fresh, Held, Look } from './types.ts';

export interface AdditionModel {
  group: string;
  adds: string;
  lead: string | undefined;
  shieldable: boolean;
  asks: Asks;
  /** What is held of this sort. */
  held: readonly Fresh[];
  /** There is more of it, that the reader may not see. */
  hidden: boolean;
  /** The same is held and fresh: why was it asked again? */
  again: boolean;
  /** Relatives on whose records something is shielded: what is written here may give it away. */
  wary: readonly string[];
  /** What was written down wrongly, and is put right. */
  instead?: Held | undefined;
  today: Temporal.PlainDate;
}

/** A form that adds a fact of one sort: its questions, who told it, and whether it is to be hidden. */
export function additionForm(form: FormModel, model: AdditionModel): Html {
  const { asks, adds, group, instead } = model;
  return personForm({
    ...form,
    title: instead ? 'Correct what was written down' : adds,
    step: instead ? `known/${group}/${instead.id}/correct` : `known/${group}/add`,
    back: 'known',
    button: 'Save',
    before: html`${waryNotice(model)}${beforeForm(form, model)}`,
    fields: html`${instead ? mistakeBox(form) : NOTHING}${Object.entries(asks).map(([name, { look }]) => drawn(name, look, form))}${tellingBoxes(form)}${model.again ? againBox(form) : NOTHING}${model.shieldable && !instead ? shieldBox(form) : NOTHING}`,
  });
}

function beforeForm(form: FormModel, model: AdditionModel): Html {
  const { instead, group, lead } = model;
  return instead
    ? html`<p>The wrong one is withdrawn with your reason and stays in the history. If it was right and has changed, <a href="/people/${form.person.id}/known/${group}/add">add the new one</a> instead.</p>`
    : html`${lead ? html`<p>${lead}</p>` : NOTHING}${heldNow(model)}`;
}

/** What is hidden on the record of a mother is given away by the same address on her child's. */
function waryNotice({ wary }: AdditionModel): Html {
  if (wary.length === 0) return NOTHING;
  return notice('shield', {
    strong: 'Something is shielded in this family.',
    body: html`It stands on the record of ${wary.join(', ')}. If what you write could give it away, shield it here too.`,
  });
}

/** What is held of it, so that nobody is asked for what is known. */
function heldNow({ held, hidden, today }: AdditionModel): Html {
  const items = held.map(
    (each) =>
      html`<li><strong>${each.label}</strong>: ${each.line} <span class="ws-quiet">${freshnessWords(each, today)}</span></li>`,
  );
  const more = hidden ? html`<p>More of it is shielded and not shown here.</p>` : NOTHING;
  if (held.length === 0) return more;
  return html`<p class="ws-label">Held now</p><ul class="govuk-list govuk-list--bullet">${items}</ul>${more}`;
}

/** The box for the reason of asking again, where what was told is held and fresh. */
export function againBox({ typed, errors }: Pick<FormModel, 'typed' | 'errors'>): Html {
  return govuk.textarea({
    id: 'again',
    name: 'again',
    rows: '2',
    value: typed.value('again'),
    label: { text: 'Why the family was asked again', classes: 'govuk-label--s' },
    hint: { text: 'It is counted for your agency, so that families tell their story once.' },
    ...errorMessage(errors, 'again'),
  });
}

function mistakeBox({ typed, errors }: FormModel): Html {
  return govuk.textarea({
    id: 'mistake',
    name: 'mistake',
    rows: '2',
    value: typed.value('mistake'),
    label: { text: 'What was written down wrongly', classes: 'govuk-label--s' },
    ...errorMessage(errors, 'mistake'),
  });
}

/** More answers than this are a list to open, and not buttons. */
const BUTTONS = 9;

function drawn(name: string, look: Look, { typed, errors }: FormModel): Html {
  const { as, label, hint, options = [], width } = look;
  const told = { ...(hint ? { hint: { text: hint } } : {}), ...errorMessage(errors, name) };
  const fieldset = { legend: { text: label, classes: 'govuk-fieldset__legend--s' } };
  const labelled = { id: name, name, label: { text: label, classes: 'govuk-label--s' }, ...told };
  const items = options.map(({ value, text, hint: words }) => ({
    ...{ value, text },
    ...(words ? { hint: { text: words } } : {}),
  }));
  switch (as) {
    case 'line':
      return govuk.input({
        ...{ ...labelled, value: typed.value(name), autocomplete: 'off', spellcheck: false },
        ...(width ? { classes: `govuk-input--width-${width}` } : {}),
      });
    case 'lines':
      return govuk.textarea({ ...labelled, value: typed.value(name), rows: '3' });
    case 'day':
      return dayBox(name, label, { typed, errors, ...(hint ? { hint } : {}) });
    case 'several':
      return govuk.checkboxes({
        ...{ name, idPrefix: name, values: [...typed.values(name)], fieldset, items, ...told },
        classes: 'govuk-checkboxes--small',
      });
    case 'one':
      return items.length > BUTTONS
        ? govuk.select({
            ...labelled,
            value: typed.value(name),
            items: [{ value: '', text: 'Choose' }, ...items],
          })
        : govuk.radios({
            ...{ name, idPrefix: name, value: typed.value(name), fieldset, items, ...told },
            classes: 'govuk-radios--small',
          });
  }
}
