import { govuk, type Html, NOTHING } from '../../../platform/html/index.ts';
import type { FormModel } from '../../change/types.ts';
import { namesIn } from '../../rules/names.ts';

/** Under the words to a professional that name the child or the family: the box that says it is meant. */
export function namesMeant({ record, typed }: FormModel): Html {
  const people = [
    ...record.children.flatMap(({ given, surname }) => [given, surname]),
    ...record.involved.filter(({ part }) => part !== 'professional').map(({ name }) => name),
  ];
  const named = namesIn(typed.value('words'), people);
  if (named.length === 0) return NOTHING;
  return govuk.checkboxes({
    name: 'names',
    idPrefix: 'names',
    items: [
      {
        value: 'meant',
        text: `I mean to name ${named.join(' and ')}: the referrer needs it, and may read it where others look on`,
        checked: typed.value('names') === 'meant',
      },
    ],
  });
}
