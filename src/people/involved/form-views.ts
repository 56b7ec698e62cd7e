import {
  errorMessage,
  type NamingModel,
  namingFields,
  type PeopleModel,
  peopleBoxes,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { personForm } from '../change/view.ts';
import { PART_WORDS } from '../rules/words.ts';
import type { Involvement } from '../types.ts';

interface Team {
  id: string;
  name: string;
  agency: string;
}

/** One more team works with the person. */
export function teamForm(form: FormModel, teams: readonly Team[]): Html {
  return personForm({
    ...form,
    ...{ title: 'Add a team', step: 'involved/add', back: 'involved', button: 'Add the team' },
    before: html`<p>Everybody of that team will see the record, but for what is shielded.</p>`,
    fields: html`${teamBox(form, teams)}${whyBox(form)}`,
  });
}

/** Another team answers for the record. */
export function handOverForm(form: FormModel, teams: readonly Team[]): Html {
  const { typed } = form;
  return personForm({
    ...form,
    title: 'Hand over the record',
    step: 'involved/hand-over',
    back: 'involved',
    button: 'Hand it over',
    before: html`<p>The other team answers for the record from now on. Named people of what is shielded or restricted stay as they are.</p>`,
    fields: html`${teamBox(form, teams)}${govuk.checkboxes({
      name: 'stays',
      idPrefix: 'stays',
      values: typed.values('stays'),
      items: [
        {
          value: 'yes',
          text: 'The team that holds it now goes on working with them',
          hint: { text: 'Otherwise it sees the record no longer, unless it is open to it in another way.' },
        },
      ],
    })}${whyBox(form)}`,
  });
}

type Choices = Pick<PeopleModel, 'team' | 'others' | 'find' | 'found' | 'next'>;

/** Who leads, of all that work with the family. */
export function leadForm(form: FormModel, model: Choices & { lead: string | null }): Html {
  return personForm({
    ...form,
    title: 'Who is the lead professional?',
    step: 'involved/lead',
    back: 'involved',
    button: 'Name them',
    before: model.lead ? html`<p>Until now it is ${model.lead}.</p>` : NOTHING,
    fields: html`${peopleBoxes({
      ...model,
      me: '',
      errors: form.errors,
      legend: 'Who leads? Tick one',
      ticked: form.typed.values('people'),
      warning: 'their team will see the record',
    })}${whyBox(form)}`,
  });
}

/** A team no longer works with the person, or somebody no longer leads. */
export function endForm(form: FormModel, { id, part, team, who }: Involvement): Html {
  return personForm({
    ...form,
    ...{ title: 'End it', step: `involved/${id}/end`, back: 'involved', button: 'End it' },
    before: html`<p>${PART_WORDS[part]}: ${[who, team].filter(Boolean).join(', ')}. It stays in the history of the record.</p>`,
    fields: whyBox(form),
  });
}

/** Who may see the record: named people, or the teams that work with them. */
export function restrictForm(
  form: FormModel,
  model: Pick<NamingModel, 'team' | 'others' | 'find' | 'found' | 'next' | 'me' | 'named' | 'again'>,
): Html {
  const { restricted } = form.person;
  return personForm({
    ...form,
    title: restricted ? 'Change who may see it' : 'Restrict it to named people',
    step: 'restriction',
    back: 'involved',
    button: 'Save who may see it',
    fields: namingFields({
      ...{ ...form, ...model, restricted },
      warning: 'they will see everything in this record that is not shielded',
      teamAgain: 'The teams that work with them, again',
    }),
  });
}

function teamBox({ typed, errors }: FormModel, teams: readonly Team[]): Html {
  return govuk.select({
    id: 'team',
    name: 'team',
    value: typed.value('team'),
    label: { text: 'Team', classes: 'govuk-label--m' },
    items: [
      { value: '', text: 'Choose' },
      ...teams.map(({ id, name, agency }) => ({ value: id, text: `${name}, ${agency}` })),
    ],
    ...errorMessage(errors, 'team'),
  });
}

function whyBox({ typed, errors }: FormModel): Html {
  return govuk.textarea({
    id: 'why',
    name: 'why',
    rows: '3',
    value: typed.value('why'),
    label: { text: 'Why', classes: 'govuk-label--m' },
    ...errorMessage(errors, 'why'),
  });
}
