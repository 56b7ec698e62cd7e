import { type Html, html, raw } from '../../../platform/html/index.ts';
import { inWords } from '../../search/words-view.ts';
import type { Topic } from '../../types.ts';
import { WHAT_WORDS } from '../rules/words.ts';
import type { ToldChange } from '../types.ts';

interface Feed {
  baseUrl: string;
  title: string;
  topics: readonly Topic[];
  /** What it is narrowed by, with its question mark; '' for nothing. */
  query: string;
  changes: readonly ToldChange[];
  now: Temporal.Instant;
}

/** What is new as an Atom document (RFC 4287). */
export function atomFeed({ baseUrl, title, topics, query, changes, now }: Feed): string {
  const self = `${baseUrl}/changes.atom${query}`;
  // With nothing in it yet it changed at no particular time: the day will do, so that copies stay good.
  const updated =
    changes[0]?.at ?? now.round({ smallestUnit: 'hour', roundingIncrement: 24, roundingMode: 'floor' });
  const document = html`${raw('<?xml version="1.0" encoding="utf-8"?>\n')}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>${self}</id><title>${title}</title><updated>${updated.toString()}</updated>
<author><name>Windscreen</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/><link rel="alternate" type="text/html" href="${baseUrl}/changes${query}"/>
${changes.map((change) => entry(baseUrl, change, topics))}</feed>
`;
  return [...String(document)].filter(fitsXml).join('');
}

function entry(
  baseUrl: string,
  { id, what, kind, title, href, why, at, topics }: ToldChange,
  named: readonly Topic[],
): Html {
  const labels = topics.map((code) => [
    code,
    named.find((topic) => topic.code === code)?.label ?? inWords(code),
  ]);
  const categories = [[kind, inWords(kind)], ...labels].map(
    ([term, label]) => html`<category term="${term}" label="${label}"/>`,
  );
  return html`<entry><id>urn:uuid:${id}</id><title>${WHAT_WORDS[what] ?? what}: ${title}</title><updated>${at.toString()}</updated><link rel="alternate" type="text/html" href="${baseUrl}${href}"/>${categories}<summary>${why || title}</summary></entry>
`;
}

// Some characters no XML document may hold, however they are written.
const fitsXml = (sign: string) =>
  sign >= ' ' ? sign < '\uFFFE' || sign.length > 1 : '\t\n\r'.includes(sign);
