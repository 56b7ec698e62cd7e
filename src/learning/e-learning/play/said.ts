import * as old from 'scorm-again/scorm12/min';
import * as later from 'scorm-again/scorm2004/min';
import { beginsWith } from '../../rules/e-learning-state.ts';
import type { Item, LastWords, ModuleState, PackageRow } from '../types.ts';

interface Interface {
  loadFromFlattenedJSON(state: ModuleState): void;
  lmsInitialize(): string;
  lmsSetValue(element: string, value: string): string;
  getFlattenedCMI(): Record<string, unknown>;
}
type Made = new (settings: object) => Interface;

// Their types tell of a default, and the files have a name.
const { Scorm12API } = old as unknown as { Scorm12API: Made };
const { Scorm2004API } = later as unknown as { Scorm2004API: Made };

/**
 * What is known of a part once it has said its last words: they are said to the same interface that its player has, so
 * that what it would refuse is refused here too.
 */
export function saidAtTheEnd(
  { version }: PackageRow,
  part: Item,
  state: ModuleState,
  { set }: LastWords,
): ModuleState {
  const api = new (version === '1.2' ? Scorm12API : Scorm2004API)({ autocommit: false, logLevel: 5 });
  api.loadFromFlattenedJSON({ ...state, ...beginsWith(version, part) });
  api.lmsInitialize();
  // The time of a sitting is the player's to count.
  for (const [element, value] of set) if (!element.endsWith('.session_time')) api.lmsSetValue(element, value);
  const told = Object.entries(api.getFlattenedCMI()).filter(
    ([key, value]) =>
      /^(cmi|adl)\./.test(key) &&
      !key.endsWith('.session_time') &&
      ['string', 'number', 'boolean'].includes(typeof value),
  );
  return { ...state, ...(Object.fromEntries(told) as ModuleState) };
}
