import { type NamedIn, namedIn } from '../../../partnership/index.ts';
import { answer } from '../../../platform/questions/index.ts';
import { isBefore, londonDate } from '../../../platform/time/london.ts';
import { readManual } from '../../store/chapter.ts';
import { numberOf } from '../rules/sections.ts';
import { withdrawal } from '../rules/standing.ts';
import type { Manual, Version } from '../types.ts';
import { namesIn } from './written.ts';

/** A section that names local facts. */
export interface Naming extends NamedIn {
  names: readonly string[];
}

/** Every section that names a local fact and is in force at an instant, or will be. */
export function namings(manual: Manual, now: Temporal.Instant): Naming[] {
  return standingOrComing(manual, now).flatMap((version) => {
    const { chapter, area, from, sections } = version;
    const position = manual.chapters.find(({ slug }) => slug === chapter)?.position ?? 0;
    const query = new URLSearchParams({
      ...(isBefore(now, from) ? { on: londonDate(from).toString() } : {}),
      ...(area ? { area } : {}),
    });
    return sections.flatMap(({ id, title, body }, at): Naming[] => {
      const names = [...new Set(namesIn(body))];
      const href = `/procedures/${chapter}/${id}${query.size > 0 ? `?${query}` : ''}`;
      return names.length > 0 ? [{ names, href, label: `${numberOf(position, at)} ${title}` }] : [];
    });
  });
}

/** Of each chapter and area the version in force, unless it is withdrawn, and those that will be. */
export function standingOrComing(manual: Manual, now: Temporal.Instant): Version[] {
  return manual.versions.filter((version) => {
    if (isBefore(now, version.from)) return true;
    const later = manual.versions.some(
      (other) =>
        other.chapter === version.chapter &&
        other.area === version.area &&
        other.number > version.number &&
        !isBefore(now, other.from),
    );
    return !later && withdrawal(manual, version, now) === undefined;
  });
}

/** Which sections of the procedures name any of these. */
export const namedInProcedures = answer(namedIn, async (db, { names, now }) =>
  namings(await readManual(db), now)
    .filter((section) => section.names.some((name) => names.includes(name)))
    .map(({ href, label }) => ({ href, label })),
);
