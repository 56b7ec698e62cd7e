import type { RuleBook, Tool } from '../credentials/types.ts';
import { missing, type Reading, ruleOn, spansOf } from './credential.ts';
import { within } from './credential-spans.ts';

/** Whether somebody may begin a tool: until which day, or what is needed first. */
export interface ToolStanding {
  may: boolean;
  needed: readonly string[];
  until: Temporal.PlainDate | null;
}

/** The rule of a tool for an area on a day: the area's own before the general one. Undefined: nobody ever set one. */
export function toolRule(tool: Tool, area: string, on: Temporal.PlainDate) {
  const of = (wanted: string | null) => tool.editions.filter((each) => each.area === wanted);
  return ruleOn(of(area), on) ?? ruleOn(of(null), on);
}

/** Where nobody set a rule, nothing is asked. */
export function toolStanding(
  book: RuleBook,
  code: string,
  reading: Omit<Reading, 'book'>,
  on: Temporal.PlainDate,
): ToolStanding {
  const tool = book.tools.find((each) => each.code === code);
  const rule = tool && toolRule(tool, reading.area, on)?.rule;
  if (!rule) return { may: true, needed: [], until: null };
  const whole = { ...reading, book };
  const held = spansOf(rule, whole).find((span) => within(on, span));
  if (!held) return { may: false, needed: missing(rule, whole, on), until: null };
  return { may: true, needed: [], until: held.until };
}
