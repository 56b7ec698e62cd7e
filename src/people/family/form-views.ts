import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { personForm } from '../change/view.ts';
import { TIE_CHOICES, tieChosen, tieWords } from '../rules/kinship.ts';
import { shieldBox } from '../shield/box-view.ts';
import { dayBox, tellingBoxes } from '../telling/view.ts';
import { type Family, RESPONSIBILITIES, STRENGTHS, TIE_KINDS } from './types.ts';

/** Who somebody is to the person. */
export function relationForm(form: FormModel, picker: Html): Html {
  const { typed, errors, person } = form;
  return personForm({
    ...form,
    title: 'Add somebody of the family',
    step: 'family/add',
    back: 'family',
    button: 'Add to the family',
    fields: html`${picker}${govuk.select({
      id: 'tie',
      name: 'tie',
      label: { text: 'They are', classes: 'govuk-label--m' },
      items: [
        { value: '', text: 'Choose' },
        ...TIE_CHOICES.map((choice) => {
          const { side, kind } = tieChosen(choice);
          return {
            value: choice,
            text: `${tieWords(kind, side)} ${person.label}`,
            selected: typed.value('tie') === choice,
          };
        }),
      ],
      ...errorMessage(errors, 'tie'),
    })}${govuk.radios({
      name: 'responsibility',
      idPrefix: 'responsibility',
      classes: 'govuk-radios--small govuk-radios--inline',
      fieldset: {
        legend: {
          text: 'Has the elder parental responsibility for the child?',
          classes: 'govuk-fieldset__legend--s',
        },
      },
      hint: { text: 'Leave it out where neither is a child.' },
      items: RESPONSIBILITIES.map((value) => ({
        value,
        text: value.slice(0, 1).toUpperCase() + value.slice(1),
        checked: typed.value('responsibility') === value,
      })),
      ...errorMessage(errors, 'responsibility'),
    })}${dayBox('from', 'Since when, where it is known', form)}${tellingBoxes(form)}${shieldBox(form)}`,
  });
}

/** Whom the person lives with. */
export function householdForm(form: FormModel, family: Family | undefined): Html {
  const { typed, errors, person } = form;
  const open = new Map(
    (family?.members ?? []).filter(({ untilOn }) => !untilOn).map((m) => [m.householdId, m]),
  );
  const others = [...open.values()].filter(({ householdId }) =>
    family?.members.every(
      (m) => m.householdId !== householdId || m.personId !== person.id || m.untilOn !== null,
    ),
  );
  const chosen = (value: string) => typed.value('household') === value;
  return personForm({
    ...form,
    title: `Whom does ${person.label} live with?`,
    step: 'family/household',
    back: 'family',
    button: 'Add to the household',
    fields: html`${govuk.radios({
      name: 'household',
      idPrefix: 'household',
      fieldset: { legend: { text: 'Household', classes: 'govuk-fieldset__legend--m' } },
      hint: { text: 'A household is people, not an address: where they live stands on each person.' },
      items: [
        ...others.map((m) => ({ value: m.householdId, text: m.household, checked: chosen(m.householdId) })),
        { value: 'new', text: 'A new household', checked: chosen('new') },
      ],
      ...errorMessage(errors, 'household'),
    })}${dayBox('from', 'Since when, where it is known', form)}${tellingBoxes(form)}${shieldBox(form)}`,
  });
}

/** What is around the person, and how strong the tie is. */
export function tieForm(form: FormModel): Html {
  const { typed, errors, person } = form;
  const radios = (name: 'kind' | 'strength', legend: string, values: readonly string[]) =>
    govuk.radios({
      name,
      idPrefix: name,
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
      items: values.map((value) => ({
        value,
        text: value.slice(0, 1).toUpperCase() + value.slice(1),
        checked: typed.value(name) === value,
      })),
      ...errorMessage(errors, name),
    });
  return personForm({
    ...form,
    title: `What is around ${person.label}?`,
    step: 'family/tie',
    back: 'family',
    button: 'Add the tie',
    fields: html`${govuk.input({
      id: 'words',
      name: 'words',
      label: { text: 'Who or what', classes: 'govuk-label--m' },
      hint: { text: 'Saltmarsh Primary. Grandmother in Leeds. Boxing club on Fridays.' },
      value: typed.value('words'),
      ...errorMessage(errors, 'words'),
    })}${radios('kind', 'What kind of tie', TIE_KINDS)}${radios('strength', 'How strong', STRENGTHS)}${dayBox('from', 'Since when, where it is known', form)}${tellingBoxes(form)}${shieldBox(form)}`,
  });
}
