import { type Json, list, text as string } from '../../platform/db/json.ts';
import type { KindField, ReadingClass, Source, Text } from '../types.ts';

/** The columns of a text as a row of the database has them. */
export interface TextRow {
  title: string;
  summary: string;
  body: string;
  facts: Json;
  audiences: string[];
  ages: string[];
  topics: string[];
  reading: string;
  sensitive: boolean;
  neutral_title: string;
  as_at: Temporal.PlainDate | null;
  covers_until: Temporal.PlainDate | null;
  review_due: Temporal.PlainDate | null;
  sources: Json;
}

export const TEXT_COLUMNS = [
  ...(['title', 'summary', 'body', 'facts', 'audiences', 'ages', 'topics', 'reading'] as const),
  ...(['sensitive', 'neutral_title', 'as_at', 'covers_until', 'review_due', 'sources'] as const),
] as const;

export function textOf(row: TextRow): Text {
  const { title, summary, body, audiences, ages, topics, sensitive } = row;
  return {
    ...{ title, summary, body, audiences, ages, topics, sensitive },
    facts: factsOf(row.facts),
    reading: row.reading as ReadingClass,
    neutralTitle: row.neutral_title,
    ...{ asAt: row.as_at, coversUntil: row.covers_until, reviewDue: row.review_due },
    sources: sourcesOf(row.sources),
  };
}

/** The same as columns, for writing. */
export function rowOf(text: Text) {
  const { title, summary, body, reading, sensitive } = text;
  return {
    ...{ title, summary, body, reading, sensitive },
    facts: JSON.stringify(text.facts),
    audiences: [...text.audiences],
    ages: [...text.ages],
    topics: [...text.topics],
    neutral_title: text.neutralTitle,
    ...{ as_at: text.asAt, covers_until: text.coversUntil, review_due: text.reviewDue },
    sources: JSON.stringify(text.sources),
  };
}

const SORTS: readonly KindField['as'][] = ['date', 'address', 'file', 'language', 'page'];

export function fieldsOf(json: Json): KindField[] {
  return list(json, ({ name, label, as }) => ({
    ...{ name: string(name), label: string(label) },
    as: SORTS.find((sort) => sort === as) ?? 'line',
  }));
}

export const sourcesOf = (json: Json): Source[] =>
  list(json, (one) => ({ title: string(one.title), url: string(one.url) }));

export function factsOf(json: Json): Record<string, string> {
  const entries = typeof json === 'object' && json !== null ? Object.entries(json) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, string(value)]));
}
