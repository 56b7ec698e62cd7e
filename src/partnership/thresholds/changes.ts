import { londonDate } from '../../platform/time/london.ts';
import { longDateWords } from '../../platform/time/words.ts';
import { editionInForce, indicatorOf } from './in-force.ts';
import type { Citation, Domain, Edition, Indicator, NeedLevel } from './types.ts';

/** An indicator as it was cited: in the words then in force, and what has become of it. */
export interface CitedText {
  code: string;
  level: NeedLevel;
  domain: Domain;
  words: string;
  /** "worded differently since 1 April 2026: …"; null while it stands as it was. */
  since: string | null;
}

/**
 * What was cited, in the words of the edition cited from, and what changed since in that area. Codes that the
 * edition never had are left out.
 */
export function citedTexts(
  editions: readonly Edition[],
  cited: readonly Citation[],
  now: Temporal.Instant,
): CitedText[] {
  return cited.flatMap(({ edition: id, code }) => {
    const edition = editions.find((each) => each.id === id);
    const then = edition && indicatorOf(edition, code);
    return then ? [{ ...then, since: changeSince(editions, edition, then, now) }] : [];
  });
}

function changeSince(
  editions: readonly Edition[],
  edition: Edition,
  then: Indicator,
  now: Temporal.Instant,
): string | null {
  const current = editionInForce(editions, edition.area, now);
  if (!current || current.effectiveFrom <= edition.effectiveFrom) return null;
  return changeIn(laterEditions(editions, edition, now), then);
}

function laterEditions(editions: readonly Edition[], edition: Edition, now: Temporal.Instant): Edition[] {
  const today = londonDate(now).toString();
  return editions
    .filter(
      ({ area, effectiveFrom }) =>
        area === edition.area && effectiveFrom > edition.effectiveFrom && effectiveFrom <= today,
    )
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
}

/** How an indicator stands at the end of later editions, and since when it is another than it was. */
function changeIn(later: readonly Edition[], then: Indicator): string | null {
  const now = later.at(-1);
  const current = now && indicatorOf(now, then.code);
  const since = later.find((edition) => {
    const here = indicatorOf(edition, then.code);
    return !here || here.words !== then.words || here.level !== then.level;
  });
  if (!since) return null;
  const day = longDateWords(Temporal.PlainDate.from(since.effectiveFrom)).text;
  if (!current) return `no longer an indicator since ${day}`;
  const moved = current.level === then.level ? '' : `at ${now.step.toLowerCase()} ${current.level}`;
  const reworded = current.words === then.words ? '' : `worded differently: “${current.words}”`;
  const how = [moved, reworded].filter(Boolean).join(', and ');
  return how === '' ? null : `since ${day} ${how}`;
}

/** What an edition changed: each indicator that is new, worded differently, at another level or gone. */
export interface EditionChange {
  code: string;
  kind: 'new' | 'changed' | 'gone';
  before: Indicator | null;
  after: Indicator | null;
}

export function changesBetween(before: Edition, after: Edition): EditionChange[] {
  const gone = before.indicators.filter(({ code }) => !indicatorOf(after, code));
  const changed = after.indicators.flatMap((indicator): EditionChange[] => {
    const was = indicatorOf(before, indicator.code) ?? null;
    if (was && was.words === indicator.words && was.level === indicator.level) return [];
    return [{ code: indicator.code, kind: was ? 'changed' : 'new', before: was, after: indicator }];
  });
  return [
    ...changed,
    ...gone.map((indicator) => ({
      code: indicator.code,
      kind: 'gone' as const,
      before: indicator,
      after: null,
    })),
  ];
}
