import { AUDIENCES } from '../rules/audiences.ts';
import type { Topic } from '../types.ts';

/** The kinds of what is published, in words, one and many. */
const KINDS: Readonly<Record<string, string>> = {
  guide: 'Guide',
  'one-minute': 'One-minute guide',
  resource: 'Resource',
  campaign: 'Campaign',
  serial: 'Pack',
  news: 'News',
  'blog-post': 'Blog post',
  story: 'Story',
  checklist: 'Checklist',
  cards: 'Conversation cards',
  contact: 'Contact',
  term: 'Word explained',
  credits: 'Credits',
  procedure: 'Procedure',
  section: 'Procedure section',
  report: 'Report',
  service: 'Service',
  course: 'Course',
  meeting: 'Minutes of a meeting',
  answer: 'Question and answer',
  place: 'Part of this site',
};

/** Whom a page, a service or a course may be for, in words. */
const READERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(AUDIENCES.map(({ code, label }) => [code, label])),
  'direct-workers': 'People who work directly with children',
  managers: 'Managers and supervisors',
  'designated-leads': 'Designated safeguarding leads',
  schools: 'Schools and early years',
  unborn: 'Babies not born yet, and their parents',
  fathers: 'Fathers',
  'male-victims': 'Men who were hurt',
  lgbt: 'LGBT+ people',
  disabled: 'Disabled people',
  'young-carers': 'Young carers',
  kinship: 'Grandparents and other kinship carers',
  refugees: 'Refugees and people seeking asylum',
  travellers: 'Gypsies, Roma and Travellers',
  faith: 'People of a faith community',
  'female-victims': 'Women who were hurt',
  perpetrators: 'People who hurt somebody and want to stop',
};

/** Those who read to choose from, by their names: ours first, then the others. */
export function readerOptions(codes: readonly string[]): { code: string; name: string }[] {
  const order = Object.keys(READERS);
  const placed = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  return codes
    .toSorted((a, b) => placed(a) - placed(b))
    .map((code) => ({ code, name: READERS[code] ?? inWords(code) }));
}

/** Topics to choose from, by their names: those at rest only where they are chosen already. */
export function topicOptions(topics: readonly Topic[], chosen: readonly string[]) {
  return topics
    .filter(({ code, atRest }) => !atRest || chosen.includes(code))
    .map(({ code, label }) => ({ code, name: label }));
}

/** "county-lines" as words: "County lines". */
export function inWords(code: string): string {
  const known = KINDS[code];
  if (known !== undefined) return known;
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
