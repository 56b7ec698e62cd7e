import { type PeopleModel, peopleBoxes } from '../../../platform/forms/index.ts';
import { type Html, html } from '../../../platform/html/index.ts';
import type { FormModel } from '../../change/types.ts';
import { personForm } from '../../change/view.ts';
import { saidWords } from '../../rules/event-time.ts';
import type { Entry } from '../types.ts';

type Choices = Pick<PeopleModel, 'team' | 'others' | 'find' | 'found' | 'next' | 'me'>;

/** Who else may read what is shielded. */
export function namedView(form: FormModel, model: Choices & { entry: Entry }): Html {
  const { entry } = model;
  return personForm({
    ...form,
    title: 'Name more people for what is shielded',
    step: `chronology/named/${entry.id}`,
    back: 'chronology',
    button: 'Name them',
    before: html`<p>${entry.said ? saidWords(entry.said).text : ''}: ${entry.what}</p><p>Nobody else sees that it is there.</p>`,
    fields: peopleBoxes({
      ...model,
      errors: form.errors,
      legend: 'Who may read it besides those named already',
      ticked: form.typed.values('people'),
      warning: 'they still see it only if the record is open to them in another way',
    }),
  });
}
