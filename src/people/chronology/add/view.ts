import {
  errorMessage,
  type PeopleModel,
  peopleBoxes,
  type Typed,
  typedFrom,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import type { FormModel } from '../../change/types.ts';
import { personForm } from '../../change/view.ts';
import { WEIGHT_WORDS } from '../../rules/chronology.ts';
import { kindsOn } from '../../rules/event-kinds.ts';
import { dayBox, tellingBoxes } from '../../telling/view.ts';
import { type Entry, WEIGHTS } from '../types.ts';

export interface AddModel
  extends FormModel,
    Pick<PeopleModel, 'team' | 'others' | 'find' | 'found' | 'next' | 'me'> {
  relatives: readonly { id: string; label: string }[];
  /** What was struck through and is written anew. */
  struck: Entry | undefined;
  picker: Html;
  /** The writer's own agency. */
  agency: string;
}

const WEIGHT_HINTS = {
  routine: 'Part of the picture.',
  significant: 'It changed something, or is one of a kind that adds up.',
  critical: 'A child was harmed or in danger, or a turn in the story.',
} as const;

/** What happened, when, to whom, and who says so. */
export function addView(model: AddModel): Html {
  const { struck } = model;
  const touched = model.errors.length > 0 || model.typed.value('version') !== '';
  const form = struck && !touched ? { ...model, typed: typedOf(struck, model.person.id) } : model;
  return personForm({
    ...form,
    title: struck ? 'Write it anew' : 'Write down what happened',
    step: 'chronology/add',
    back: 'chronology',
    button: 'Add to the chronology',
    ...(struck
      ? {
          before: notice('calm', {
            strong: 'What was struck through stays readable.',
            body: 'This one says that it puts it right.',
          }),
        }
      : {}),
    fields: html`${struck ? html`<input type="hidden" name="corrects" value="${struck.id}">` : NOTHING}${whenBoxes(form)}${whatBoxes(form)}${whoBoxes(form)}${shieldBoxes(form)}${tellingBoxes(form)}`,
  });
}

function whenBoxes(form: FormModel): Html {
  const { typed, errors } = form;
  return html`${dayBox('on', 'When did it happen?', { ...form, hint: 'A month and a year, or a year alone, will do.' })}${govuk.input(
    {
      id: 'time',
      name: 'time',
      label: { text: 'At what time, if it matters', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-5',
      value: typed.value('time'),
      ...errorMessage(errors, 'time'),
    },
  )}${dayBox('until', 'Until when, if it lasted', form)}`;
}

function whatBoxes(form: AddModel): Html {
  const { typed, errors, now, agency } = form;
  return html`${area(form, 'what', 'What happened', 'What was seen and said, not what it may mean.', '5')}${area(form, 'impact', 'What it meant for the child', 'In the child’s own words, where you have them. Leave it out where nobody knows.', '3')}${govuk.select(
    {
      id: 'kind',
      name: 'kind',
      label: { text: 'What sort of thing', classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'Choose' },
        ...kindsOn(londonDate(now)).map(({ code, words }) => ({
          value: code,
          text: words,
          selected: typed.value('kind') === code,
        })),
      ],
      ...errorMessage(errors, 'kind'),
    },
  )}${govuk.radios({
    name: 'weight',
    idPrefix: 'weight',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'How much does it weigh?', classes: 'govuk-fieldset__legend--s' } },
    items: WEIGHTS.map((value) => ({
      value,
      text: WEIGHT_WORDS[value],
      hint: { text: WEIGHT_HINTS[value] },
      checked: typed.value('weight') === value,
    })),
    ...errorMessage(errors, 'weight'),
  })}${govuk.input({
    id: 'agency',
    name: 'agency',
    label: { text: 'Which agency knows it', classes: 'govuk-label--s' },
    value: typed.value('agency') || agency,
    ...errorMessage(errors, 'agency'),
  })}`;
}

function area(form: FormModel, name: string, label: string, hint: string, rows: string): Html {
  return govuk.textarea({
    id: name,
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: { text: hint },
    rows,
    value: form.typed.value(name),
    ...errorMessage(form.errors, name),
  });
}

function whoBoxes({ typed, relatives, picker, person }: AddModel): Html {
  const boxes = govuk.checkboxes({
    name: 'also',
    idPrefix: 'also',
    classes: 'govuk-checkboxes--small',
    fieldset: {
      legend: { text: 'Who else of the family is it about?', classes: 'govuk-fieldset__legend--s' },
    },
    hint: {
      text: `It is written once and stands on the page of each, besides ${person.label}. Somebody restricted makes it readable to their named people alone.`,
    },
    items: relatives.map(({ id, label }) => ({
      value: id,
      text: label,
      checked: typed.values('also').includes(id),
    })),
  });
  return html`${relatives.length > 0 ? boxes : NOTHING}${picker}`;
}

function shieldBoxes(form: AddModel): Html {
  const { typed, errors } = form;
  const named = peopleBoxes({
    ...form,
    legend: 'Who may read it besides you',
    ticked: typed.values('people'),
    warning: 'they still see it only if the record is open to them in another way',
  });
  return html`<h2 class="govuk-heading-m">Must somebody not learn of it?</h2>${govuk.checkboxes({
    name: 'shielded',
    idPrefix: 'shielded',
    items: [
      {
        value: 'yes',
        text: 'Shield it: only those named here ever see that it is there',
        checked: typed.value('shielded') === 'yes',
        conditional: {
          html: html`${govuk.input({
            id: 'shielded-why',
            name: 'shielded-why',
            label: { text: 'Why', classes: 'govuk-label--s' },
            value: typed.value('shielded-why'),
            ...errorMessage(errors, 'shielded-why'),
          })}${named}`,
        },
      },
    ],
  })}`;
}

/** What was struck through, as if typed. */
function typedOf(struck: Entry, personId: string): Typed {
  const boxes = (name: string, date: string | null) => {
    const [year = '', month = '', day = ''] = (date ?? '').split('-');
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
  };
  const { said, what, impact, kind, weight, agency, people, shielded, shieldedWhy } = struck;
  return typedFrom({
    ...boxes('on', said?.from ?? null),
    ...boxes('until', said?.until ?? null),
    ...{ time: said?.time ?? '', what, impact, kind, weight, agency },
    also: people.map(({ id }) => id).filter((id) => id !== personId),
    ...(shielded ? { shielded: 'yes', 'shielded-why': shieldedWhy ?? '' } : {}),
  });
}
