import { allegationsServiceOf, frontDoorOf } from '../calendar/opening-hours.ts';
import type { PhoneLine, Purpose } from '../who-to-call/types.ts';

/**
 * A local fact that a text may name instead of saying it: {{front door number}}. `line` is a telephone line of the
 * arrangements, of which it says one part; `hours` those of a service; `words` are agreed by name, as a policy.
 */
export type LocalFact =
  | { name: string; line: LineOf; part: 'name' | 'phone' | 'text' }
  | { name: string; hours: (area: string) => string }
  | { name: string; words: string };

/** Which line: for what, and while its service is open or shut. */
export interface LineOf {
  purpose: Purpose;
  holds: Exclude<PhoneLine['holds'], 'always'>;
}

const answers = (who: string, purpose: Purpose, holds: LineOf['holds'] = 'open'): LocalFact[] => [
  { name: `${who} name`, line: { purpose, holds }, part: 'name' },
  { name: `${who} number`, line: { purpose, holds }, part: 'phone' },
];

/** Every local fact by the name that texts use, in the order in which they are offered. */
export const LOCAL_FACTS: readonly LocalFact[] = [
  ...answers('front door', 'child'),
  { name: 'front door hours', hours: frontDoorOf },
  { name: 'front door e-mail', words: 'local:front-door-e-mail' },
  ...answers('emergency duty team', 'child', 'shut'),
  ...answers('designated officer', 'allegation'),
  { name: 'designated officer hours', hours: allegationsServiceOf },
  { name: 'designated officer e-mail', words: 'local:designated-officer-e-mail' },
  ...answers('designated officer out of hours', 'allegation', 'shut'),
  ...answers('railway police', 'rail'),
  { name: 'railway police text number', line: { purpose: 'rail', holds: 'open' }, part: 'text' },
  ...answers('domestic abuse line', 'domestic-abuse'),
  ...answers('child death manager', 'child-death'),
  { name: 'child death e-mail', words: 'local:child-death-e-mail' },
  ...answers('training team', 'training'),
  { name: 'referral form', words: 'local:referral-form' },
  { name: 'early help form', words: 'local:early-help-form' },
  { name: 'early help panel', words: 'local:early-help-panel' },
  { name: 'exploitation panel', words: 'local:exploitation-panel' },
];

/** The names that texts may use. */
export const localFactNames: readonly string[] = LOCAL_FACTS.map(({ name }) => name);
