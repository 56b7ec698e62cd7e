import type { Topic } from '../types.ts';

/** The code that a topic of this name gets: "Domestic abuse" is `domestic-abuse`. */
export function topicCode(name: string): string {
  const plain = name.trim().toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** Codes of topics as they are typed, by name or code, with commas between them: "Domestic abuse, housing". */
export function topicsIn(typed: string, known: readonly Topic[]): string[] {
  const codes = typed.split(',').map((each) => {
    const name = each.trim().toLowerCase();
    return known.find(({ label }) => label.toLowerCase() === name)?.code ?? topicCode(name);
  });
  return [...new Set(codes.filter(Boolean))];
}

/** The same the other way round. */
export function topicsTyped(codes: readonly string[], known: readonly Topic[]): string {
  return codes.map((code) => known.find((topic) => topic.code === code)?.label ?? code).join(', ');
}

/** Topics as they stand for a page: one at rest is offered to it only if it has it already. */
export function topicsFor(own: readonly string[], known: readonly Topic[]): Topic[] {
  return known.map((topic) => ({ ...topic, atRest: topic.atRest && !own.includes(topic.code) }));
}
