import { type NamingModel, namingFields } from '../../platform/forms/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

type Choices = Pick<NamingModel, 'team' | 'others' | 'find' | 'found' | 'next' | 'me' | 'named' | 'again'>;

/** Who may see the concern: named people, or the team that holds it. */
export function restrictView(model: FormModel & Choices): Html {
  const { record } = model;
  return concernForm({
    ...model,
    title: record.restricted ? 'Change who may see it' : 'Restrict it to named people',
    step: 'restriction',
    button: 'Save who may see it',
    fields: namingFields({
      ...model,
      restricted: record.restricted,
      warning: 'they will see everything in this concern',
      teamAgain: 'The team that holds it, again',
    }),
  });
}
