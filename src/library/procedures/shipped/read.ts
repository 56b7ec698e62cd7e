import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { splitSections } from '../rules/sections.ts';
import type { Section } from '../types.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const front = z.strictObject({
  chapter: z.int().min(1).max(999),
  version: z.int().min(1).default(1),
  title: z.string().min(3).max(200),
  summary: z.string().min(10).max(500),
  'effective-from': day,
  'review-by': day,
  area: z.string().nullable().default(null),
  readers: z.array(z.string()).default([]),
  sources: z.array(z.strictObject({ title: z.string(), url: z.url() })).min(1),
  impacts: z
    .record(z.string(), z.strictObject({ words: z.string(), readers: z.array(z.string()) }))
    .default({}),
});

/** A version of a chapter as it ships with the product. */
export interface Shipped extends z.infer<typeof front> {
  slug: string;
  sections: Section[];
}

const folder = new URL('../../../../content/procedures/', import.meta.url);

/** Every file of the manual: `SLUG.md`, and `SLUG.vN.md` for versions that were. @throws for one that is not well formed */
export function shippedManual(from: URL = folder): Shipped[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const [slug = ''] = name.split('.');
      const [, head, body] =
        /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(name, from), 'utf8')) ?? [];
      if (head === undefined || body === undefined) throw new Error(`${name} has no front matter`);
      const read = front.safeParse(parse(head));
      if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
      return { slug, ...read.data, sections: splitSections(body) };
    });
}
