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
  answer: 'Question and answer',
};

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
