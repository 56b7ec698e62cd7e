import type { NamedIn } from '../../../partnership/index.ts';
import { isBefore, londonDate } from '../../../platform/time/london.ts';
import { numberOf } from '../rules/sections.ts';
import { withdrawal } from '../rules/standing.ts';
import type { Manual, Version } from '../types.ts';
import { namesIn } from './written.ts';

/** A text that names local facts. */
export interface Naming extends NamedIn {
  names: readonly string[];
}

interface NamingSection extends Naming {
  chapter: string;
}

/** Every section that names a local fact and is in force at an instant, or will be. */
export function namings(manual: Manual, now: Temporal.Instant): NamingSection[] {
  return standingOrComing(manual, now).flatMap((version) => {
    const { chapter, area, from, sections } = version;
    const position = manual.chapters.find(({ slug }) => slug === chapter)?.position ?? 0;
    const query = new URLSearchParams({
      ...(isBefore(now, from) ? { on: londonDate(from).toString() } : {}),
      ...(area ? { area } : {}),
    });
    return sections.flatMap(({ id, title, body }, at): NamingSection[] => {
      const names = [...new Set(namesIn(body))];
      const href = `/procedures/${chapter}/${id}${query.size > 0 ? `?${query}` : ''}`;
      return names.length > 0 ? [{ chapter, names, href, label: `${numberOf(position, at)} ${title}` }] : [];
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
