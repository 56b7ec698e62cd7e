import { isBefore } from '../../../platform/time/london.ts';
import type { Chapter, Manual } from '../types.ts';
import { numberOf } from './sections.ts';
import { inForce } from './standing.ts';

/** A number that something had, and until when. */
export interface WasNumber {
  number: string;
  until: Temporal.Instant;
}

/** The number of a chapter at an instant. */
export const numberAt = ({ position, was }: Chapter, at: Temporal.Instant): number =>
  was.find(({ until }) => isBefore(at, until))?.position ?? position;

/** The manual with the numbers that chapters had at an instant, in their order. */
export function numberedAt(manual: Manual, at: Temporal.Instant): Manual {
  const chapters = manual.chapters
    .map((chapter) => ({ ...chapter, position: numberAt(chapter, at) }))
    .sort((a, b) => a.position - b.position);
  return { ...manual, chapters };
}

/** Numbers that a chapter had, or one of its sections, before the one it has at an instant: the latest first. */
export function numbersBefore(
  manual: Manual,
  slug: string,
  { area, section }: { area: string | null; section?: string },
  at: Temporal.Instant,
): WasNumber[] {
  const was: WasNumber[] = [];
  let last: string | undefined;
  for (const { moment, until } of moments(manual, slug, at)) {
    const number = numberThen(manual, slug, { area, section }, moment);
    if (number === undefined) continue;
    if (last !== undefined && number !== last && until) was.push({ number, until });
    last = number;
  }
  return was;
}

/** What has this number at an instant, "4" or "4.2", else what had it last: as the end of its address. */
export function addressNumbered(
  { manual, area, at }: { manual: Manual; area: string | null; at: Temporal.Instant },
  wanted: string,
): string | undefined {
  const [, number = '', part] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(wanted) ?? [];
  const slugs = [
    manual.chapters.find(({ position }) => String(position) === number)?.slug,
    hadNumber(manual, Number(number), at)?.slug,
  ].filter((slug) => slug !== undefined);
  if (part === undefined) return slugs[0];
  for (const slug of slugs) {
    const id = sectionNumbered(manual, slug, { area, wanted: `${number}.${part}` }, at);
    if (id) return `${slug}/${id}`;
  }
  return undefined;
}

/** Which chapter had this number last, by an instant, and until when. */
export function hadNumber(
  manual: Manual,
  position: number,
  at: Temporal.Instant,
): { slug: string; until: Temporal.Instant } | undefined {
  return manual.chapters
    .flatMap(({ slug, was }) => was.map((each) => ({ slug, ...each })))
    .filter((each) => each.position === position && !isBefore(at, each.until))
    .sort((a, b) => Temporal.Instant.compare(b.until, a.until))[0];
}

/** The id of the section with this number at an instant, "4.2" or "2"; else of the one that had it last. */
export function sectionNumbered(
  manual: Manual,
  slug: string,
  { area, wanted }: { area: string | null; wanted: string },
  at: Temporal.Instant,
): string | undefined {
  for (const { moment } of moments(manual, slug, at)) {
    const position = positionThen(manual, slug, moment);
    const id = inForce(manual, slug, area, moment)?.sections.find(
      (_, index) => numberOf(position, index) === wanted || String(index + 1) === wanted,
    )?.id;
    if (id) return id;
  }
  return undefined;
}

/** An instant, and then the last moment before each change of the numbers, the latest first. */
function moments(
  { chapters, versions }: Manual,
  slug: string,
  at: Temporal.Instant,
): { moment: Temporal.Instant; until?: Temporal.Instant }[] {
  const ends = [
    ...(chapters.find((chapter) => chapter.slug === slug)?.was ?? []).map(({ until }) => until),
    ...versions.filter(({ chapter }) => chapter === slug).map(({ from }) => from),
  ]
    .filter((end) => !isBefore(at, end))
    .sort((a, b) => Temporal.Instant.compare(b, a));
  return [{ moment: at }, ...ends.map((until) => ({ moment: until.subtract({ nanoseconds: 1 }), until }))];
}

const positionThen = ({ chapters }: Manual, slug: string, at: Temporal.Instant): number => {
  const chapter = chapters.find((each) => each.slug === slug);
  return chapter ? numberAt(chapter, at) : 0;
};

function numberThen(
  manual: Manual,
  slug: string,
  { area, section }: { area: string | null; section: string | undefined },
  at: Temporal.Instant,
): string | undefined {
  const position = positionThen(manual, slug, at);
  if (section === undefined) return String(position);
  const index = inForce(manual, slug, area, at)?.sections.findIndex(({ id }) => id === section) ?? -1;
  return index < 0 ? undefined : numberOf(position, index);
}
