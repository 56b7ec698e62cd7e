import { type Field, text } from '../../platform/forms/index.ts';

/** A reason in a few words at least. */
export function reason(ask: string): Field<string> {
  const field = text({ ask, max: 1000 });
  return { ...field, schema: field.schema.refine((words) => words.length >= 10, ask) };
}
