import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ShippedText } from '../types.ts';

const day = z.union([z.iso.date(), z.date().transform((at) => at.toISOString().slice(0, 10))]);
const words = z.array(z.coerce.string()).default([]);
const front = z.looseObject({
  kind: z.string(),
  title: z.string().min(1).max(200),
  summary: z.string().max(500).default(''),
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
    .optional(),
  ...{ topics: words, audiences: words, ages: words, areas: words },
  reading: z.enum(['child', 'public', 'professional', 'exempt']),
  sensitive: z.boolean().default(false),
  'neutral-title': z.string().default(''),
  ...{ 'as-at': day.optional(), 'review-by': day.optional(), 'covers-until': day.optional() },
  sources: z.array(z.object({ title: z.string(), url: z.string() })).default([]),
});
const KNOWN = new Set(Object.keys(front.shape));

/**
 * Reads a page as `content/` has it: facts in YAML, then Markdown.
 * @throws Error that names the file, where its facts are not as they must be
 */
export function readContentFile(path: string, file: string): ShippedText[] {
  const [, facts = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file.replaceAll('\r\n', '\n')) ?? [];
  const read = front.safeParse(parse(facts));
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  const said = read.data;
  const slug = said.slug ?? (path.split('/').at(-1) ?? '').replace(/\.md$/, '');
  const date = (value: string | undefined) => (value ? Temporal.PlainDate.from(value) : null);
  const text = {
    hash: createHash('sha256').update(file).digest('base64url').slice(0, 22),
    ...{ kind: said.kind, slug, title: said.title, summary: said.summary, body: body.trim() },
    facts: otherFacts(said),
    ...{ audiences: said.audiences, ages: said.ages, topics: said.topics, reading: said.reading },
    ...{ sensitive: said.sensitive, neutralTitle: said['neutral-title'], sources: said.sources },
    asAt: date(said['as-at']),
    coversUntil: date(said['covers-until']),
    reviewDue: date(said['review-by']),
  };
  const areas = said.areas.length > 0 ? said.areas : [null];
  return areas.map((area) => ({ ...text, area, name: area === null ? path : `${path}#${area}` }));
}

function otherFacts(said: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => {
      if (KNOWN.has(name) || value === null || value === undefined) return [];
      return [[name, Array.isArray(value) ? value.join(', ') : String(value)]];
    }),
  );
}
