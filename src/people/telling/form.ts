import type { Practitioner } from '../../platform/access/index.ts';
import { choice, date, text } from '../../platform/forms/index.ts';
import { londonDate, startOfDay } from '../../platform/time/london.ts';
import type { NewTelling } from '../store/telling.ts';
import { BY_HAND } from './types.ts';

/** Who said what a form adds, how and when: asked once for everything on it. */
export const tellingFields = (now: Temporal.Instant) => ({
  how: choice(BY_HAND, 'Say how this came to be known'),
  'said-by': text({ ask: 'Say who told it, or which document it is from', max: 200 }),
  told: date({
    what: 'When it was told',
    ask: 'Enter when it was told',
    check: (day) =>
      Temporal.PlainDate.compare(day, londonDate(now)) > 0
        ? 'When it was told must be today or earlier'
        : undefined,
  }),
});

interface Said {
  how: NewTelling['how'];
  'said-by': string;
  told: Temporal.PlainDate | null;
}

/** What the fields came to. Told today means now; told on another day means from its first moment. */
export function tellingOf(said: Said, by: Practitioner, now: Temporal.Instant): NewTelling {
  const today = londonDate(now);
  const { told, how } = said;
  const earlier = told !== null && !told.equals(today);
  return { how, saidBy: said['said-by'], toldAt: earlier ? startOfDay(told) : now, by };
}
