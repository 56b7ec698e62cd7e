import { leastReason } from '../../../platform/access/index.ts';
import { type Field, text } from '../../../platform/forms/index.ts';

/** A reason that another person can weigh: characters, not spaces. */
export function reasonField(): Field<string> {
  const field = text({ max: 2000, ask: 'Write why you need to see this record now' });
  const enough = (value: string) => value.replace(/\s+/g, ' ').length >= leastReason;
  return {
    ...field,
    schema: field.schema.refine(
      (value) => value === '' || enough(value),
      `Write at least ${leastReason} characters, so that others can tell why`,
    ),
  };
}

/** The fields of opening a record in an emergency. */
export const openFields = { reason: reasonField() };
