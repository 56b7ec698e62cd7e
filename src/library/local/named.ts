import { type Arrangements, localFact, localFactView, localFactWords } from '../../partnership/index.ts';
import { type Html, namesOfMarkdown } from '../../platform/html/index.ts';

/** What local facts say at an instant in an area, or in each; undefined for a name that there is not. */
export interface Named {
  view: (name: string) => Html | undefined;
  words: (name: string) => string | undefined;
}

export function namedAt(arrangements: Arrangements, area: string | null, at: Temporal.Instant): Named {
  const said = (name: string) => localFact(arrangements, name, area, at);
  return {
    view: (name) => {
      const found = said(name);
      return found && localFactView(found);
    },
    words: (name) => {
      const found = said(name);
      return found && localFactWords(found);
    },
  };
}

/** Whether a text may name a local fact: most do not, and reading them for it is spared. */
export const mayName = (body: string): boolean => body.includes('{{');

/** What the local facts that texts name say, for whoever keeps what is drawn of them. */
export const saidIn = (bodies: readonly string[], { words }: Named): string[] =>
  bodies.filter(mayName).flatMap((body) => namesOfMarkdown(body).map((name) => words(name) ?? ''));
