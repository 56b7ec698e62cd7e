import type { ClockRule } from '../../platform/clocks/rule.ts';
import { dataTable, type Html, html, levelTag, NOTHING, notice, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { fullWords, lateWords, lengthWords, wasDueWords, whenWords } from '../../platform/time/words.ts';
import { CERTAINTY_WORDS, limitWords } from '../rules/clock-words.ts';
import { ruleOf } from '../rules/clocks.ts';
import { isDecisionClock } from '../rules/status.ts';
import { clockName, OUTCOME_WORDS } from '../rules/words.ts';
import type { ConcernClock, ConcernRecord } from './types.ts';

/** How long there is, or what was decided, with the rules that say so. */
export function clockBox(record: ConcernRecord, rules: readonly ClockRule[], now: Temporal.Instant): Html {
  const decision = record.decisions.at(-1);
  const running = record.clocks
    .filter(isRunning)
    .filter(({ rule }) => isDecisionClock(rule))
    .sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt));
  const box = decision
    ? notice('calm', {
        strong: html`${levelTag(decision.level)} ${OUTCOME_WORDS[decision.outcome]}`,
        body: html`decided ${time(whenWords(decision.at, now))} by ${decision.by}.`,
      })
    : running[0]
      ? runningBox(running[0], rules, now)
      : NOTHING;
  return html`${box}${clocksTable(record.clocks, rules, now)}`;
}

function isRunning({ metAt, endedAt }: ConcernClock): boolean {
  return metAt === null && endedAt === null;
}

function runningBox(clock: ConcernClock, rules: readonly ClockRule[], now: Temporal.Instant): Html {
  const rule = ruleOf(rules, clock);
  const limit = rule ? ` ${clockName(clock.rule)}: ${limitWords(rule)}.` : ` ${clockName(clock.rule)}.`;
  if (isBefore(clock.dueAt, now))
    return notice('late', {
      strong: time(lateWords(clock.dueAt, now)),
      body: html`${capital(wasDueWords(clock.dueAt, now).text)}.${limit} The decision will need a reason for the delay.`,
    });
  const left = lengthWords(now.until(clock.dueAt, { largestUnit: 'hours' })).text;
  return notice('clock', {
    strong: html`Decide by ${time(bySaid(clock.dueAt, now))}`,
    body: `(${left}).${limit}`,
  });
}

/** "12:31 today", "16:30 tomorrow", "09:50 on Thursday": after "by". */
function bySaid(due: Temporal.Instant, now: Temporal.Instant): { text: string; datetime: string } {
  const said = whenWords(due, now);
  const turned = /^(.*) at (\d\d:\d\d)$/.exec(said.text);
  if (!turned) return said;
  const [, day = '', hour = ''] = turned;
  return { ...said, text: /^to(day|morrow)$/.test(day) ? `${hour} ${day}` : `${hour} on ${day}` };
}

function clocksTable(
  clocks: readonly ConcernClock[],
  rules: readonly ClockRule[],
  now: Temporal.Instant,
): Html {
  const table = dataTable<ConcernClock>({
    caption: 'The clocks of this concern',
    columns: [
      { label: 'Clock', kind: 'name', cell: (clock) => ruleCell(clock, rules) },
      { label: 'Started', cell: (clock) => time(fullWords(clock.startedAt)) },
      { label: 'Due', cell: (clock) => time(fullWords(clock.dueAt)) },
      { label: 'Now', cell: (clock) => stateCell(clock, now) },
    ],
    rows: clocks,
    empty: html`<p>No clock runs for this concern.</p>`,
  });
  return html`<details class="govuk-details ws-rules"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Which rule?</span></summary><div class="govuk-details__text">${table}</div></details>`;
}

function ruleCell(clock: ConcernClock, rules: readonly ClockRule[]): Html {
  const rule = ruleOf(rules, clock);
  const source = rule
    ? html`<small>${limitWords(rule)}, from ${isDecisionClock(rule.name) ? 'when it came in' : rule.startEvent}</small><small>${rule.source} (${CERTAINTY_WORDS[rule.certainty]})</small>`
    : NOTHING;
  return html`${clockName(clock.rule)}<small>Version: ${clock.version}</small>${source}`;
}

function stateCell(clock: ConcernClock, now: Temporal.Instant): Html {
  const { rule, metAt, endedAt, pausedAt, dueAt, lateReason } = clock;
  if (endedAt && !isDecisionClock(rule)) return html`Ended ${time(whenWords(endedAt, now))}`;
  if (endedAt) return html`Replaced ${time(whenWords(endedAt, now))}`;
  if (metAt && isBefore(dueAt, metAt))
    return html`<span class="ws-alarm">Met ${time(lateWords(dueAt, metAt))}</span>${lateReason ? html`<small>${lateReason}</small>` : NOTHING}`;
  if (metAt) return html`Met ${time(whenWords(metAt, now))}`;
  if (pausedAt) return html`Stands still since ${time(whenWords(pausedAt, now))}`;
  return isBefore(dueAt, now) ? html`<span class="ws-alarm">Past its time</span>` : html`Running`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
