import type { Page } from '../../../platform/http/index.ts';
import { hrefOf } from '../../rules/addresses.ts';
import { AGES, type Age, AUDIENCES, ageWords, audienceOf, isAbout, isFor } from '../../rules/audiences.ts';
import type { Kind, Listed, Topic } from '../../types.ts';
import { serve } from '../serve.ts';
import { guidesView } from './view.ts';

const SIZE = 25;

/** GET /guides?for=…&age=…&topic=…: by topic, for the readers and the age chosen; `topic` lists its pages, of every kind. */
export async function showGuides(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const audience = audienceOf(query.get('for'))?.code ?? 'everyone';
  const age = AGES.find((one) => one === query.get('age'));
  const wanted = /^[a-z0-9-]{1,60}$/.test(query.get('topic') ?? '') ? query.get('topic') : null;
  const from = Math.max(0, Math.min(10_000, Math.floor(Number(query.get('from')) || 0)));
  return serve(
    page,
    { key: ['guides', audience, age, wanted, from].join(' '), area: null },
    async (shelf) => {
      const [list, topics, kinds] = await Promise.all([
        shelf.list(page.now),
        shelf.topics(page.now),
        shelf.kinds(page.now),
      ]);
      const readable = oneOfEach(list).filter(
        (each) =>
          (audience === 'everyone' || isFor(each, audience)) && (age === undefined || isAbout(each, age)),
      );
      const topic = topics.find(({ code }) => code === wanted);
      const pages = topic
        ? ordered(
            readable.filter((each) => each.topics.includes(topic.code)),
            { audience, topic: topic.code },
          )
        : [];
      const here = { audience, age, topic: topic?.code };
      const more = (at: number) => address({ ...here, from: at });
      return {
        title: 'Guides',
        current: '/guides',
        ...(topic
          ? { feed: { title: `What is new: ${topic.label}`, href: `/changes.atom?topic=${topic.code}` } }
          : {}),
        main: guidesView({
          audiences: AUDIENCES.map(({ code, label }) => ({
            ...{ label, here: code === audience, href: address({ ...here, audience: code }) },
          })),
          ages: [undefined, ...AGES].map((one) => ({
            ...{ label: one ? ageWords(one) : 'Any age', here: one === age },
            href: address({ ...here, age: one }),
          })),
          topic: topic?.label,
          topics: topicsOf(readable, topics, here),
          pages: pages
            .slice(from, from + SIZE)
            .map((each) => ({ ...each, href: hrefOf({ ...each, area: null }) })),
          total: pages.length,
          next: pages.length > from + SIZE ? more(from + SIZE) : undefined,
          first: from > 0 ? more(0) : undefined,
          size: SIZE,
          all: address({ audience, age }),
          others: otherPlaces(list, kinds),
        }),
      };
    },
  );
}

interface Narrowed {
  audience: string;
  age?: Age | undefined;
  topic?: string | undefined;
  from?: number;
}

function address({ audience, age, topic, from = 0 }: Narrowed): string {
  const query = new URLSearchParams({
    ...(audience === 'everyone' ? {} : { for: audience }),
    ...(age ? { age } : {}),
    ...(topic ? { topic } : {}),
    ...(from > 0 ? { from: String(from) } : {}),
  });
  return query.size > 0 ? `/guides?${query}` : '/guides';
}

/** A page that areas have their own of stands once in a list. */
export function oneOfEach(list: readonly Listed[]): Listed[] {
  const seen = new Map<string, Listed>();
  for (const page of list) if (page.area === null || !seen.has(page.slug)) seen.set(page.slug, page);
  return [...seen.values()];
}

/**
 * What was written for just these readers stands before what is for everybody; then a guide to the topic itself before
 * pages that touch it. Where nobody said who reads, what is for professionals alone comes last.
 */
function ordered(pages: readonly Listed[], { audience, topic }: Narrowed): Listed[] {
  const other = ({ audiences }: Listed) =>
    audience === 'everyone'
      ? audiences.every((code) => code === 'professionals') && audiences.length > 0
      : !audiences.includes(audience);
  const aside = (page: Listed) =>
    Number(other(page)) * 4 + Number(page.topics[0] !== topic) * 2 + Number(page.place !== '/guides');
  return [...pages].sort((a, b) => aside(a) - aside(b));
}

function topicsOf(pages: readonly Listed[], topics: readonly Topic[], here: Narrowed) {
  const counts = new Map<string, number>();
  for (const page of pages) for (const topic of page.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return topics.flatMap(({ code, label, atRest }) => {
    const count = counts.get(code);
    return count && !atRest ? [{ label, count, href: address({ ...here, topic: code }) }] : [];
  });
}

/** Lists of other kinds that have something on them. */
function otherPlaces(list: readonly Listed[], kinds: readonly Kind[]) {
  const used = new Set(list.map(({ place }) => place));
  return kinds
    .filter(({ place }) => place !== '/guides' && used.has(place))
    .map(({ plural, place }) => ({ label: plural, href: place }));
}
