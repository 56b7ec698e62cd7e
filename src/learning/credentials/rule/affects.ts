import type { Effect, Touched } from '../../rules/credential-effects.ts';
import type { EffectShown } from './types.ts';

const MOST = 20;

/** Effects with people by their names, as many as fit on a page. A person of '' is everybody of whom nothing is recorded. */
export function shownEffects(
  effects: readonly Effect[],
  names: ReadonlyMap<string, { name: string; agency: string }>,
  areaName: (code: string) => string,
): EffectShown[] {
  const line = ({ person, areas }: Touched) => {
    const who = names.get(person);
    const called = who ? `${who.name} (${who.agency})` : 'Everybody of whom nothing is recorded';
    return `${called}: ${areas.map(areaName).join(', ')}`;
  };
  const shown = (list: readonly Touched[]) =>
    list
      .map(line)
      .toSorted((a, b) => a.localeCompare(b, 'en'))
      .slice(0, MOST);
  return effects.map(({ kind, name, losing, gaining }) => ({
    what: kind === 'tool' ? `begin ${name}` : `hold ${name}`,
    losing: shown(losing),
    gaining: shown(gaining),
    more: {
      losing: Math.max(0, losing.length - MOST),
      gaining: Math.max(0, gaining.length - MOST),
    },
  }));
}
