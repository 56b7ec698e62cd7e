import { diffArrays, diffWordsWithSpace } from 'diff';
import { picturesOfMarkdown } from '../../platform/html/index.ts';
import { sourcesTyped } from '../edit/parts.ts';
import { AGES, ageWords, audienceOf } from '../rules/audiences.ts';
import { pictureChanges, picturesAsWords } from '../rules/pictures.ts';
import { topicsTyped } from '../rules/topics.ts';
import type { KindField, Text, Topic } from '../types.ts';
import type { Difference, Run } from './types.ts';

const yes = (is: boolean) => (is ? 'yes' : 'no');

/** What the codes of a page are called. */
export interface Called {
  topics: readonly Topic[];
  fields: readonly KindField[];
}

const agesIn = (codes: readonly string[]): string =>
  codes
    .map((code) => AGES.find((age) => age === code))
    .flatMap((age) => (age ? [ageWords(age)] : []))
    .join(', ');

/** Every part of a page as words, in the order in which they are written. */
function partsOf(text: Text, { topics, fields }: Called): [label: string, words: string][] {
  const facts = Object.entries(text.facts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [fields.find((field) => field.name === name)?.label ?? name, value]);
  return [
    ['Title', text.title],
    ['Summary', text.summary],
    ['Text', picturesAsWords(text.body)],
    ['Written for', text.audiences.map((code) => audienceOf(code)?.label ?? code).join(', ')],
    ['Ages', agesIn(text.ages)],
    ['Topics', topicsTyped(text.topics, topics)],
    ['How easy to read', text.reading],
    ['Sensitive', yes(text.sensitive)],
    ['Neutral title', text.neutralTitle],
    ['As at', String(text.asAt ?? '')],
    ['Covers to', String(text.coversUntil ?? '')],
    ['To be read again', String(text.reviewDue ?? '')],
    ['Sources', sourcesTyped(text.sources)],
    ['Other facts', facts.map(([name, value]) => `${name}: ${value}`).join('\n')],
  ];
}

/** The parts that differ between two texts, word by word. */
export function differences(older: Text, newer: Text, called: Called): Difference[] {
  const after = new Map(partsOf(newer, called));
  const pictures = pictureChanges(picturesOfMarkdown(older.body), picturesOfMarkdown(newer.body));
  const ofPictures: Difference[] =
    pictures.length > 0 ? [{ label: 'Pictures', runs: [], said: pictures }] : [];
  const ofWords = partsOf(older, called).flatMap(([label, words]): Difference[] => {
    const then = after.get(label) ?? '';
    return words === then
      ? []
      : [{ label, runs: (LISTS.has(label) ? namesBetween : runsBetween)(words, then) }];
  });
  return [...ofWords, ...ofPictures];
}

/** Names one after the other, each of which is there or not. */
const LISTS: ReadonlySet<string> = new Set(['Written for', 'Ages', 'Topics']);

function namesBetween(older: string, newer: string): Run[] {
  const names = (words: string) => words.split(', ').filter(Boolean);
  return diffArrays(names(older), names(newer)).map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    words: `${value.join(', ')} `,
  }));
}

/** Two texts so far apart that the words in common mean nothing are shown one after the other. */
const MOST_EDITS = 4000;

function runsBetween(older: string, newer: string): Run[] {
  const found = diffWordsWithSpace(older, newer, { maxEditLength: MOST_EDITS });
  if (!found) return [gone(older), { kind: 'new' as const, words: newer }];
  return found.map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    words: value,
  }));
}

const gone = (words: string): Run => ({ kind: 'gone', words });
