import type { Html } from '../../platform/html/index.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { localFact } from './facts.ts';
import { localFactView, localFactWords } from './view.ts';

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
