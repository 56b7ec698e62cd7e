import { z } from 'zod';
import type { Field } from '../platform/forms/index.ts';
import { one } from '../platform/http/index.ts';
import { partialDate } from './rules/partial-date.ts';

/**
 * Boxes for day, month and year of which the first, or the first two, may be empty: `2012`, `2012-03`, `2012-03-03`,
 * '' of nothing at all. `check` says what is wrong with a date that is one.
 */
export function partial(wrong: string, check?: (date: string) => string | undefined): Field<string> {
  return {
    take: (body, name) => {
      const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
        one(body, `${name}-${part}`).trim(),
      );
      return partialDate({ day, month, year });
    },
    schema: z.string(wrong).superRefine((date, context) => {
      const message = check?.(date);
      if (message !== undefined) context.addIssue(message);
    }),
    focus: '-day',
  };
}
