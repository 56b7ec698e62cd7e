import { z } from 'zod';
import type { Field } from '../../../platform/forms/index.ts';
import { isBefore } from '../../../platform/time/london.ts';
import { momentIn } from '../../triage/moment.ts';

/** When it is to be held, in the boxes of a moment: never before now by more than the minute it is typed in. */
export function planned({ now }: { now: Temporal.Instant }): Field<Temporal.Instant> {
  const earliest = now.subtract({ minutes: 15 });
  const schema = z.custom<Temporal.Instant | string>().transform((value, context) => {
    if (typeof value !== 'string') return value;
    context.addIssue(value);
    return z.NEVER;
  });
  return {
    take: (body, name) => {
      const at = momentIn(body, name);
      if (at === null) return 'Enter when it is to be held';
      if (at === undefined)
        return 'When it is to be held must be a real day with a time, like 23 11 2026 at 14:30';
      return isBefore(at, earliest)
        ? 'It is to be held from now on. One that was held already is recorded, not called'
        : at;
    },
    schema,
    focus: '-day',
  };
}
