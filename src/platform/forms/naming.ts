import { govuk, type Html, html } from '../html/index.ts';
import type { Body } from '../http/body.ts';
import type { Reading } from './change.ts';
import { choices, text } from './fields.ts';
import { type FormError, formError, parseForm, type Typed } from './parse.ts';
import { type PeopleModel, peopleBoxes } from './people-boxes.ts';
import { errorMessage } from './view.ts';

/** Who may see a record from now on. Nobody named: those who would see it without. */
export interface Naming {
  people: readonly string[];
  /** It is opened again to all who would see it without. */
  opened: boolean;
  reason: string;
}

/**
 * Reads who may see a record: named people of those offered, or everybody again where it is restricted now. `wrong`
 * says why a reason will not do.
 */
export function readNaming(
  body: Body,
  offered: readonly string[],
  restricted: boolean,
  wrong: (reason: string) => string | undefined,
): Reading<Naming> {
  const fields = {
    who: text({ ask: 'Choose who may see it' }),
    people: choices(offered),
    reason: text({ ask: 'Say why', max: 4000 }),
  };
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { who, people, reason } = parsed.value;
  const errors: FormError[] = [];
  if (who !== 'named' && !(who === 'team' && restricted))
    errors.push(formError('who', 'Choose who may see it'));
  const message = wrong(reason);
  if (message !== undefined) errors.push(formError('reason', message));
  if (errors.length > 0) return { ok: false, errors };
  const opened = who === 'team';
  return { ok: true, value: { people: opened ? [] : people, opened, reason } };
}

export interface NamingModel extends Pick<PeopleModel, 'team' | 'others' | 'find' | 'found' | 'next' | 'me'> {
  typed: Typed;
  errors: readonly FormError[];
  restricted: boolean;
  /** Who is named now. */
  named: readonly string[];
  /** The form was sent before, and comes back as it was typed. */
  again: boolean;
  /** What naming somebody of another agency means. */
  warning: string;
  /** "The team that holds it, again" */
  teamAgain: string;
}

/** Who may see a record: named people, or those who would see it without; and why. */
export function namingFields(model: NamingModel): Html {
  const { typed, errors, restricted, named, again, teamAgain } = model;
  const who = typed.value('who') || 'named';
  const boxes = peopleBoxes({
    ...model,
    legend: 'Named besides me',
    ticked: again ? typed.values('people') : named,
  });
  return html`${govuk.radios({
    name: 'who',
    idPrefix: 'who',
    fieldset: { legend: { text: 'Who may see it', classes: 'govuk-fieldset__legend--m' } },
    items: [
      {
        value: 'named',
        text: 'Only named people, and me',
        hint: { text: 'For everybody else it is not there: not in lists, search or counts.' },
        checked: who === 'named',
        conditional: { html: boxes },
      },
      ...(restricted ? [{ value: 'team', text: teamAgain, checked: who === 'team' }] : []),
    ],
    ...errorMessage(errors, 'who'),
  })}${govuk.textarea({
    id: 'reason',
    name: 'reason',
    label: { text: 'Why', classes: 'govuk-label--m' },
    rows: '3',
    value: typed.value('reason'),
    ...errorMessage(errors, 'reason'),
  })}`;
}
