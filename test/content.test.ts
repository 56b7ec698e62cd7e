import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { localFactNames } from '../src/partnership/index.ts';
import { linksOfMarkdown, namesOfMarkdown, wordsOfMarkdown } from '../src/platform/html/index.ts';

/** The words that ship with the product: that each page says of itself what it must, and leads nowhere in vain. */
const root = new URL('../', import.meta.url);
const folders: Readonly<Record<string, { kind: string; place: string; together?: true }>> = {
  guides: { kind: 'guide', place: '/guides' },
  'one-minute-guides': { kind: 'one-minute', place: '/one-minute-guides' },
  resources: { kind: 'resource', place: '/resources' },
  campaigns: { kind: 'campaign', place: '/campaigns' },
  serials: { kind: 'serial', place: '/packs' },
  news: { kind: 'news', place: '/news' },
  blog: { kind: 'blog', place: '/blog' },
  stories: { kind: 'story', place: '/stories' },
  checklists: { kind: 'checklist', place: '/checklists' },
  'conversation-cards': { kind: 'cards', place: '/conversation-cards' },
  contacts: { kind: 'contact', place: '/contacts', together: true },
  glossary: { kind: 'term', place: '/glossary', together: true },
  credits: { kind: 'credits', place: '/credits', together: true },
  reports: { kind: 'report', place: '/reports' },
};

interface Front {
  kind: string;
  slug?: string;
  areas?: string[];
  title: string;
  summary: string;
  topics: string[];
  audiences: string[];
  ages: string[];
  reading: string;
  sensitive: boolean;
  'neutral-title'?: string;
  'as-at': string | Date;
  'review-by': string | Date;
  sources: { title: string; url: string }[];
  phone?: string;
}

const pages = globSync('content/**/*.md', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.startsWith('content/procedures/'))
  .sort()
  .map((file) => {
    const text = readFileSync(new URL(file, root), 'utf8');
    const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    const [, folder = '', name = ''] = file.split('/');
    const said = parse(front) as Front;
    return { file, folder, slug: said.slug ?? name.replace(/\.md$/, ''), front: said, body };
  });

/** Every page of which something is wrong, with what. */
const wrong = (what: (page: (typeof pages)[number]) => string | false | undefined) =>
  pages.flatMap((page) => {
    const said = what(page);
    return said ? [`${page.file}: ${said}`] : [];
  });
const only = (values: readonly string[], known: readonly string[]) =>
  values.filter((value) => !known.includes(value)).join(', ');

describe('each page of content/', () => {
  test('there are many, and no two have the same name', () => {
    assert.ok(pages.length > 150, String(pages.length));
    const names = pages.map(({ slug, front }) => `${slug} ${front.areas ?? 'everywhere'}`);
    assert.equal(new Set(names).size, pages.length);
  });

  test('says what it is, for whom, how old it is, and from where', () => {
    const found = wrong(({ folder, front }) => {
      if (folders[folder]?.kind !== front.kind) return `is a ${front.kind} in ${folder}`;
      if (front.title.length < 2 || front.title.length > 90) return 'title';
      if (front.summary.length > 160) return 'a summary of more than 160 signs';
      if (front.topics.length === 0 && front.kind !== 'term') return 'no topic';
      const reader = ['parents', 'young-people', 'professionals', 'businesses', 'rail', 'everyone'];
      if (front.audiences.length === 0 || only(front.audiences, reader)) return `for ${front.audiences}`;
      if (only(front.ages, ['0-4', '5-10', '11-13', '14-17', '18-25'])) return `of age ${front.ages}`;
      if (only([front.reading], ['child', 'public', 'professional'])) return `reading ${front.reading}`;
      const [from, again] = [new Date(front['as-at']), new Date(front['review-by'])];
      if (!(from < again)) return 'is not looked at again after it was written';
      if (!front.sources.every(({ title, url }) => title && /^https:\/\/\S+$/.test(url))) return 'a source';
      return front.sources.length === 0 && 'no source';
    });
    assert.deepEqual(found, []);
  });

  test('of which nobody should know that you read it has a title that tells nothing', () => {
    const telling = /abus|violen|rape|sex|suicid|harm|mutilat|forced|nude|stalk|hurt|fgm|marriage|consent/i;
    const found = wrong(({ front }) => {
      const neutral = front['neutral-title'];
      if (!front.sensitive) return neutral !== undefined && 'a neutral title, and not sensitive';
      return (!neutral || telling.test(neutral)) && `its title tells: ${neutral}`;
    });
    assert.deepEqual(found, []);
    // Who looks through the places that a phone went to reads addresses as well.
    const watched = ['domestic-abuse', 'stalking', 'forced-marriage', 'female-genital-mutilation'];
    const addresses = pages.filter(
      ({ front: { sensitive, audiences, topics, reading } }) =>
        reading !== 'professional' &&
        sensitive &&
        (audiences.includes('young-people') || watched.includes(topics[0] ?? '')),
    );
    assert.ok(addresses.length > 15);
    assert.deepEqual(
      addresses.filter(({ slug }) => telling.test(slug)).map(({ file }) => file),
      [],
    );
    const open = pages.filter(({ front }) => front.topics[0] === 'domestic-abuse' && !front.sensitive);
    assert.deepEqual(open, []);
  });

  test('leads to pages that are there', () => {
    const known = [
      '/worried',
      '/worried?for=me',
      '/windscreen',
      '/directory',
      '/numbers',
      ...['/procedures', '/feedback', '/changes', '/campaigns', '/board'],
      '/learning',
      '/privacy',
      '#numbers',
    ];
    const addresses = pages.map(({ folder, slug }) => {
      const { place = '', together } = folders[folder] ?? {};
      return together ? `${place}#${slug}` : `${place}/${slug}`;
    });
    const chapters = globSync('*.md', { cwd: new URL('content/procedures/', root) }).map(
      (name) => `/procedures/${name.replace(/(\.v\d+)?\.md$/, '')}`,
    );
    const found = wrong(({ body }) =>
      only(
        linksOfMarkdown(body).filter((link) => /^[/#]/.test(link)),
        [...known, ...addresses, ...chapters],
      ),
    );
    assert.deepEqual(found, []);
  });

  test('prints no number that nobody has checked', () => {
    const known = ['999', '101', '111', '55', '61016', '08001111', '08088005000', '0800405040', '0800555111'];
    const numbers = [...known, '08000121700', '08088026869', '01245493311'];
    const found = wrong(({ front, body }) =>
      [
        ...`${front.phone ?? ''}\n${wordsOfMarkdown(body)}`.matchAll(
          /\b0\d[\d ]{6,}\d\b|\b(?:999|101|111)\b/g,
        ),
      ]
        .map(([number]) => number.replaceAll(' ', ''))
        .filter((number) => !numbers.includes(number))
        .join(', '),
    );
    assert.deepEqual(found, []);
  });

  test('names no local fact that there is not', () => {
    const found = wrong(({ front, body }) =>
      only(namesOfMarkdown(`${front.phone ?? ''}\n\n${body}`), localFactNames),
    );
    assert.deepEqual(found, []);
  });

  test('of one minute has at most 220 words', () => {
    const found = wrong(({ front, body }) => {
      const words = wordsOfMarkdown(body)
        .split(/\s+/)
        .filter((word) => /\w/.test(word)).length;
      return front.kind === 'one-minute' && words > 220 && `${words} words`;
    });
    assert.deepEqual(found, []);
  });

  test('asks nobody to send an image, and says so where it is about images', () => {
    const about = pages.filter(({ front }) => front.kind === 'guide' && front.topics[0] === 'images');
    assert.ok(about.length >= 3);
    for (const { file, body } of about) assert.match(body, /never send|do not send|not send/i, file);
  });
});

describe('the whole of content/', () => {
  test('a topic that children meet has pages for them, for parents and for professionals', () => {
    const readers = ['young-people', 'parents', 'professionals'];
    const topics = ['drugs', 'alcohol', 'domestic-abuse', 'sexual-exploitation', 'criminal-exploitation'];
    const more = ['images', 'gaming', 'bullying', 'radicalisation', 'self-harm', 'neglect', 'missing'];
    const last = ['parental-conflict', 'young-carers', 'harmful-sexual-behaviour', 'mental-health'];
    for (const topic of [...topics, ...more, ...last])
      for (const reader of readers)
        assert.ok(
          pages.some(({ front }) => front.topics.includes(topic) && front.audiences.includes(reader)),
          `${topic} for ${reader}`,
        );
  });

  test('every kind of page is there, and the glossary has at least forty words', () => {
    for (const { kind } of Object.values(folders))
      assert.ok(
        pages.some(({ front }) => front.kind === kind),
        kind,
      );
    assert.ok(pages.filter(({ front }) => front.kind === 'term').length >= 40);
  });
});
