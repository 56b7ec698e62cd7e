import { diffWords } from 'diff';
import { picturesOfMarkdown } from '../../platform/html/index.ts';
import { pictureChanges, picturesAsWords } from '../rules/pictures.ts';
import { asRead, numberOf } from './rules/sections.ts';
import type { Piece, Section, SectionChange, Version } from './types.ts';

type Numbered = Section & { number: string };

/** What became of each section between two versions of a chapter: in the order of the later one, what went last. */
export function differences(
  earlier: readonly Section[],
  later: readonly Section[],
  position: number,
): SectionChange[] {
  const [was, is] = [numbered(earlier, position), numbered(later, position)];
  const moved = movedOf(was, is);
  const changes = is.flatMap((section): SectionChange[] => {
    const old = was.find(({ id }) => id === section.id);
    if (!old) return [changeOf('added', undefined, section)];
    if (old.title !== section.title || old.body !== section.body) return [changeOf('changed', old, section)];
    return moved.has(section.id) ? [changeOf('moved', old, section)] : [];
  });
  const gone = was.filter(({ id }) => !is.some((section) => section.id === id));
  return [...changes, ...gone.map((section) => changeOf('removed', section, undefined))];
}

const MOST_KEPT = 400;
const known = new Map<string, SectionChange[]>();

/** The same of two published versions, which never change: compared once, and kept in memory. */
export function keptDifferences(earlier: Version, later: Version, position: number): SectionChange[] {
  const key = `${earlier.id} ${later.id} ${position}`;
  const had = known.get(key);
  if (had) return had;
  if (known.size >= MOST_KEPT) known.clear();
  const changes = differences(earlier.sections, later.sections, position);
  known.set(key, changes);
  return changes;
}

const numbered = (sections: readonly Section[], position: number): Numbered[] =>
  sections.map((section, at) => ({ ...section, number: numberOf(position, at) }));

function changeOf(
  kind: SectionChange['kind'],
  old: Numbered | undefined,
  section: Numbered | undefined,
): SectionChange {
  const { id = '', title = '' } = section ?? old ?? {};
  const both = kind === 'changed' && old && section ? { old, section } : undefined;
  const pictures = both
    ? pictureChanges(picturesOfMarkdown(both.old.body), picturesOfMarkdown(both.section.body))
    : [];
  const [earlier, later] = both ? [textOf(both.old), textOf(both.section)] : ['', ''];
  const pieces = earlier === later ? [] : compared(earlier, later);
  const numbers = { before: old?.number ?? null, after: section?.number ?? null };
  return { kind, id, title, ...numbers, pieces, pictures };
}

/** As somebody reads it: pictures by what they show, local facts by their names. */
const textOf = ({ title, body }: Section) => `${title}\n\n${asRead(picturesAsWords(body))}`;

/** Words compared; long runs that stayed are cut short, so that a list of changes is one of changes. */
export function compared(earlier: string, later: string): Piece[] {
  const parts = diffWords(earlier, later, { timeout: 500 }) ?? [
    { added: false, removed: true, value: earlier },
    { added: true, removed: false, value: later },
  ];
  return parts.map(({ added, removed, value }, at) => {
    if (added) return { kind: 'added', words: value };
    if (removed) return { kind: 'removed', words: value };
    return { kind: 'same', words: shortened(value, at === 0, at === parts.length - 1) };
  });
}

const KEPT = 12;

function shortened(words: string, first: boolean, last: boolean): string {
  const each = words.split(/(?<=\s)/);
  if (each.length <= KEPT * 2) return words;
  const head = first ? '' : each.slice(0, KEPT).join('');
  const tail = last ? '' : each.slice(-KEPT).join('');
  return `${head} … ${tail}`;
}

/** Sections that stand elsewhere in the order among those that both have: the fewest that explain it. */
function movedOf(was: readonly Section[], is: readonly Section[]): ReadonlySet<string> {
  const order = is.map(({ id }) => was.findIndex((section) => section.id === id)).filter((at) => at >= 0);
  const kept = new Set(longestRising(order).map((at) => was[at]?.id));
  const both = is.filter(({ id }) => was.some((section) => section.id === id));
  return new Set(both.filter(({ id }) => !kept.has(id)).map(({ id }) => id));
}

function longestRising(order: readonly number[]): number[] {
  let best: number[] = [];
  const ending: number[][] = [];
  for (const [at, value] of order.entries()) {
    let longest: number[] = [];
    for (let before = 0; before < at; before += 1) {
      const chain = ending[before] ?? [];
      if ((order[before] ?? 0) < value && chain.length > longest.length) longest = chain;
    }
    const chain = [...longest, value];
    ending.push(chain);
    if (chain.length > best.length) best = chain;
  }
  return best;
}
