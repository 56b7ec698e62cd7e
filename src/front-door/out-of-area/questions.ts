import { WAYS } from '../passing/words.ts';
import { line, one, options, story } from '../refer/questions.ts';

/** What is asked about the authority where the child lives. `areas`: those of this installation. */
export function authorityQuestions(areas: readonly { code: string; name: string }[]) {
  return {
    area: one({
      label: 'Which authority it goes to',
      options: [
        ...areas.map(({ code, name }) => ({ value: code, label: name })),
        { value: 'outside', label: 'An authority outside this partnership' },
      ],
      ask: 'Choose which authority it goes to',
    }),
    whom: line({ label: 'Name of that authority', hint: 'Only for one outside: “Kent County Council”.' }),
    contact: line({
      label: 'Whom you told, and how they are reached',
      ask: 'Write whom you told, with a number or address',
    }),
    how: one({
      label: 'How you told them',
      options: options(WAYS.map((way) => [way, way])),
      ask: 'Choose how you told them',
    }),
    reason: story({ label: 'How you know that the child lives there', ask: 'Say how you know', rows: 4 }),
  };
}
