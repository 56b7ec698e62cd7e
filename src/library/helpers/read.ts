import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { nameFault, pictureFault } from '../../partnership/index.ts';
import { namesOfMarkdown } from '../../platform/html/index.ts';
import { flaws } from './rules/path.ts';
import type { Helper } from './types.ts';

const day = z.iso.date().transform((words) => Temporal.PlainDate.from(words));
const step = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const cites = z.array(z.string().regex(/^\/procedures\/[a-z0-9-]+\/[a-z0-9-]+$/));
const schema = z.strictObject({
  title: z.string().min(5).max(120),
  summary: z.string().min(10).max(300),
  'as-at': day,
  'review-by': day,
  first: step,
  questions: z.record(
    step,
    z.strictObject({
      ask: z.string().min(5).max(250),
      hint: z.string().max(300).optional(),
      cites: cites.default([]),
      answers: z
        .array(z.strictObject({ text: z.string().min(2).max(100), to: step }))
        .min(2)
        .max(6),
    }),
  ),
  results: z.record(
    step,
    z.strictObject({ title: z.string().min(3).max(120), words: z.string().min(10), cites: cites.min(1) }),
  ),
});

const folder = new URL('../../../content/helpers/', import.meta.url);
let kept: readonly Helper[] | undefined;

/** Every decision helper that ships, read and checked once. @throws for one whose path does not hold */
export function helpers(): readonly Helper[] {
  kept ??= readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readHelper(name.slice(0, -5), readFileSync(new URL(name, folder), 'utf8')));
  return kept;
}

/** Reads one helper. @throws with what is wrong in its file */
export function readHelper(slug: string, yaml: string): Helper {
  const read = schema.safeParse(parse(yaml, { schema: 'failsafe' }));
  if (!read.success) throw new Error(`${slug}: ${z.prettifyError(read.error)}`);
  const { 'as-at': asAt, 'review-by': reviewBy, ...rest } = read.data;
  const helper: Helper = { slug, asAt, reviewBy, ...rest };
  const results = Object.values(helper.results).map(({ words }) => words);
  const written = [
    ...results.map((words) => pictureFault(words)),
    nameFault(results.flatMap(namesOfMarkdown)),
  ];
  const wrong = [...flaws(helper), ...written.filter((fault) => fault !== undefined)];
  if (wrong.length > 0) throw new Error(`${slug}: ${wrong.join('; ')}`);
  return helper;
}
