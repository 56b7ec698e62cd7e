import { currentArrangements, drawingOf, namedAt } from '../../../partnership/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { saidIn } from '../../local/named.ts';
import { hrefOf } from '../../rules/addresses.ts';
import { AUDIENCES, isFor } from '../../rules/audiences.ts';
import { fileHref, filesIn } from '../../rules/files.ts';
import { languageOf } from '../../rules/languages.ts';
import type { Kind, Listed, Place, Shown, Topic } from '../../types.ts';
import { askAbout } from '../ask.ts';
import { showGone } from '../gone/page.ts';
import { oneOfEach } from '../guides/page.ts';
import { helpFor } from '../help/read.ts';
import { type Drawing, serve } from '../serve.ts';
import { shelfOf } from '../shelf.ts';
import { chooseAreaView, type OneModel, oneView, type Switch } from './view.ts';

/** What the window's title says of a page that nobody should be seen reading. */
const NEUTRAL = 'Help for families';

/** GET of a page by its name, of whatever kind; with `area`, that area's own where it has one. */
export async function showOne(page: Page): Promise<Response> {
  const slug = page.param('slug');
  const shelf = await shelfOf(page.services.database, page.now);
  const [found, arrangements] = await Promise.all([
    shelf.called(slug, page.now),
    currentArrangements(page.services.database, page.now),
  ]);
  const [first] = found;
  if (!first) return showGone(page, slug);
  const place = page.url.pathname.slice(0, page.url.pathname.lastIndexOf('/'));
  if (first.together || first.place !== place)
    return new Response(null, { status: 302, headers: { location: hrefOf({ ...first, area: null }) } });
  const { areas } = arrangements;
  const asked = areas.find(({ code }) => code === page.url.searchParams.get('area'));
  const own = areas.filter(({ code }) => found.some(({ area }) => area === code));
  const shown = found.find(({ area }) => area === asked?.code) ?? found.find(({ area }) => area === null);
  const help = shown && (await helpFor(page.services.database, page.now, shown, asked));
  const standing = ['one', first.place, slug, shown?.area ?? (shown ? 'everywhere' : 'which')];
  const around = { arrangements, area: shown?.area ?? asked?.code ?? null, at: page.now };
  const said = shown ? saidIn(shown, namedAt(arrangements, around.area, page.now)) : [];
  const key = [...standing, JSON.stringify([help ?? null, said])].join(' ');
  return serve(page, { key, area: asked?.code ?? null }, async (kept, call) => {
    if (!shown) return choose(first, own);
    const [list, topics, kinds, files] = await Promise.all([
      ...([kept.list(page.now), kept.topics(page.now), kept.kinds(page.now)] as const),
      kept.files(filesIn(shown), page.now),
    ]);
    return {
      title: shown.sensitive ? shown.neutralTitle || NEUTRAL : shown.title,
      sensitive: shown.sensitive,
      ...(shown.sensitive || !shown.summary ? {} : { description: shown.summary }),
      current: '/guides',
      main: oneView({
        page: shown,
        today: londonDate(page.now),
        areas: own,
        area: own.find(({ code }) => code === shown.area),
        general: found.some(({ area }) => area === null),
        ...{ switches: switchesFrom(shown, list), languages: languagesOf(shown, list) },
        topics: topicLinks(shown, topics),
        ...{ kindred: kindredTo(shown, list, kinds) },
        ...{ call, help, files: new Map(files.map((file) => [file.id, file])) },
        drawing: drawingOf({ ...around, files: new Set(files.map(fileHref)) }),
        ask: askAbout(hrefOf({ ...shown, area: null })),
      }),
    };
  });
}

function choose(page: Shown, areas: readonly Place[]): Drawing {
  const title = page.sensitive ? NEUTRAL : page.title;
  return {
    ...{ title, sensitive: page.sensitive, current: '/guides' },
    main: chooseAreaView(title, `${page.place}/${page.slug}`, areas),
  };
}

/** The same page in other languages, the original first. */
function languagesOf(page: Shown, list: readonly Listed[]): OneModel['languages'] {
  const own = `${page.place}/${page.slug}`;
  const original = page.facts.translates || own;
  const hrefs = new Set([own]);
  return list
    .map((other) => ({ ...other, href: hrefOf({ ...other, area: null }) }))
    .filter(({ href, translates }) => href === original || translates === original)
    .toSorted((a, b) => Number(b.href === original) - Number(a.href === original))
    .flatMap(({ href, language }) => {
      if (hrefs.has(href)) return [];
      hrefs.add(href);
      const { code, own: label, dir } = languageOf(language) ?? ENGLISH;
      return [{ label, href, code, dir }];
    });
}

const ENGLISH = { code: 'en-GB', own: 'English', dir: 'ltr' } as const;

/** The same topic for other readers: one page straight away, several as a list. */
function switchesFrom(page: Shown, list: readonly Listed[]): Switch[] {
  const [topic] = page.topics;
  if (!topic) return [];
  const own = new Set(page.audiences);
  return AUDIENCES.filter(({ code }) => code !== 'everyone' && !own.has(code)).flatMap(({ code, label }) => {
    const others = list.filter(
      (other) =>
        other.slug !== page.slug &&
        other.topics.includes(topic) &&
        other.audiences.includes(code) &&
        isFor(other, code),
    );
    const [only] = others;
    if (!only) return [];
    const href = others.length === 1 ? hrefOf({ ...only, area: null }) : `/guides?for=${code}&topic=${topic}`;
    return [{ label, href }];
  });
}

/** Of its own kind: all of them, and where time matters the ones before and after it. */
function kindredTo(page: Shown, list: readonly Listed[], kinds: readonly Kind[]): Switch[] {
  const kind = kinds.find(({ code }) => code === page.kind);
  if (!kind || kind.place === '/guides') return [];
  const all = { label: `All ${kind.plural.toLowerCase()}`, href: kind.place };
  if (!kind.newestFirst) return [all];
  const same = oneOfEach(list.filter((other) => other.kind === page.kind));
  const at = same.findIndex(({ slug }) => slug === page.slug);
  const way = (words: string, other: Listed | undefined): Switch[] =>
    other ? [{ label: `${words}: ${titleOf(other)}`, href: hrefOf({ ...other, area: null }) }] : [];
  return [...way('Before', same[at + 1]), ...way('After', at > 0 ? same[at - 1] : undefined), all];
}

const titleOf = ({ sensitive, title }: Listed) => (sensitive ? NEUTRAL : title);

function topicLinks(page: Shown, topics: readonly Topic[]): Switch[] {
  const reader = page.audiences.find((code) => code !== 'everyone');
  return page.topics.flatMap((code) => {
    const topic = topics.find((one) => one.code === code);
    const query = new URLSearchParams({ ...(reader ? { for: reader } : {}), topic: code });
    return topic ? [{ label: topic.label, href: `/guides?${query}` }] : [];
  });
}
