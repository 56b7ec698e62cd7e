import type { Manual, Version, Withdrawal } from '../types.ts';
import { numberAt } from './numbers.ts';
import { before, inForce } from './standing.ts';

/** What happened to a chapter at an instant, with the number that it had then. */
export type Amended = { id: string; at: Temporal.Instant; position: number } & (
  | {
      version: Version;
      /** What it took the place of; undefined for a new chapter. */
      earlier: Version | undefined;
      withdrawn?: undefined;
      renumbered?: undefined;
    }
  | { version: Version; withdrawn: Withdrawal; renumbered?: undefined }
  | { version: Version; renumbered: Renumbered; withdrawn?: undefined }
);

/** A chapter got another number. */
export interface Renumbered {
  was: number;
  became: number;
  by: string;
}

/** "Chapter 7 became 99". */
export const becameWords = ({ was, became }: Pick<Renumbered, 'was' | 'became'>): string =>
  `Chapter ${was} became ${became}`;

/** Versions that began, withdrawals and changes of a chapter's number by an instant, the newest first: all of them, or one chapter's. */
export function amended(manual: Manual, chapter: string | undefined, by: Temporal.Instant): Amended[] {
  const wanted = (slug: string | null) => chapter === undefined || slug === chapter;
  const placed = (id: string, slug: string, at: Temporal.Instant) => {
    const place = manual.chapters.find((each) => each.slug === slug);
    return { id, at, position: place ? numberAt(place, at) : 0 };
  };
  const begun = manual.versions
    .filter((version) => wanted(version.chapter))
    .map((version): Amended => {
      const earlier = before(manual, version);
      return { ...placed(version.id, version.chapter, version.from), version, earlier };
    });
  // What takes a chapter's place says so too.
  const gone = manual.withdrawals
    .filter((each) => wanted(each.chapter) || wanted(each.instead))
    .flatMap((withdrawn): Amended[] => {
      const version = inForce(manual, withdrawn.chapter, null, withdrawn.from);
      return version
        ? [{ ...placed(withdrawn.id, withdrawn.chapter, withdrawn.from), version, withdrawn }]
        : [];
    });
  const renumbered = manual.chapters
    .filter(({ slug }) => wanted(slug))
    .flatMap(({ slug, was, position }) =>
      was.flatMap((each, at): Amended[] => {
        const version = inForce(manual, slug, null, each.until);
        const became = was[at + 1]?.position ?? position;
        return version && became !== each.position
          ? [
              {
                ...{
                  id: `${slug}-${each.until.epochMilliseconds}`,
                  at: each.until,
                  position: became,
                  version,
                },
                renumbered: { was: each.position, became, by: each.by },
              },
            ]
          : [];
      }),
    );
  return [...begun, ...gone, ...renumbered]
    .filter(({ at }) => compare(at, by) <= 0)
    .sort((a, b) => compare(b.at, a.at) || a.position - b.position || (a.id < b.id ? 1 : -1));
}

const { compare } = Temporal.Instant;
