/** Time limits: rules as data, when they end, and what a clock says at an instant. All pure. */
export { type Counting, dueAt, type Pause, PauseNotAllowed } from './due.ts';
export {
  type Assumption,
  type Clock,
  type ClockReading,
  type ClockState,
  type KnownEnd,
  readClock,
  readEnd,
} from './reading.ts';
export { type Certainty, type ClockRule, NoClockRule, ruleInForce } from './rule.ts';
