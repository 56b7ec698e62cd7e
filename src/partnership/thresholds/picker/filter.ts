import type { Typed } from '../../../platform/forms/index.ts';
import { DOMAINS, type Domain, type Edition, type Indicator, NEED_LEVELS, type NeedLevel } from '../types.ts';

/** What of an edition is looked for; nothing narrows it at first. */
export interface PickerFilter {
  words: string;
  level: NeedLevel | undefined;
  domain: Domain | undefined;
}

/** What was asked for in the picker's own boxes, which stand beside its name: `cited-words`, `cited-level` … */
export function filterIn(typed: Typed, name: string): PickerFilter {
  const level = Number(typed.value(`${name}-level`));
  const domain = typed.value(`${name}-domain`);
  return {
    words: typed.value(`${name}-words`).trim(),
    level: NEED_LEVELS.find((each) => each === level),
    domain: DOMAINS.find((each) => each === domain),
  };
}

export function isNarrowed({ words, level, domain }: PickerFilter): boolean {
  return words !== '' || level !== undefined || domain !== undefined;
}

/** The indicators that a filter leaves: every word asked for is in the indicator, or it has that code. */
export function matching({ indicators }: Edition, { words, level, domain }: PickerFilter): Indicator[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return indicators.filter((indicator) => {
    const text = `${indicator.code} ${indicator.words}`.toLowerCase();
    return (
      (level === undefined || indicator.level === level) &&
      (domain === undefined || indicator.domain === domain) &&
      wanted.every((word) => text.includes(word))
    );
  });
}
