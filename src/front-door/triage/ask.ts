import type { Field } from '../../platform/forms/index.ts';
import { type Html, html } from '../../platform/html/index.ts';
import { type Drawing, drawQuestion } from '../refer/draw.ts';
import type { Questions } from '../refer/types.ts';

type FieldsOf<Q extends Questions> = { [N in keyof Q]: Q[N]['field'] };

/** The fields of questions, for the parser. */
export function fieldsOf<Q extends Questions>(questions: Q): FieldsOf<Q> {
  const fields: Record<string, Field<unknown>> = {};
  for (const [name, { field }] of Object.entries(questions)) fields[name] = field;
  return fields as FieldsOf<Q>;
}

/** Questions in their order. */
export function drawQuestions(questions: Questions, drawing: Drawing): Html {
  return html`${Object.entries(questions).map(([name, question]) => drawQuestion(name, question, drawing))}`;
}
