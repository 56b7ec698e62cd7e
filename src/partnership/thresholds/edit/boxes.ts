import type { Domain, Edition, EditionWords, HelpRoute, Indicator, LevelWords, NeedLevel } from '../types.ts';

/** The texts of a level in the order of the form, with what is asked and how long each may be. */
export const LEVEL_TEXTS = [
  ['label', 'In plain words', 60],
  ['formal', 'As professionals call it', 60],
  ['means', 'What it means', 400],
  ['looks', 'What it may look like', 600],
  ['helps', 'Who helps', 400],
  ['route', 'How to get it', 600],
  ['agreement', 'Whether a family has to agree', 400],
] as const satisfies readonly (readonly [keyof LevelWords, string, number])[];

export const levelBox = (level: NeedLevel, text: string) => `level-${level}-${text}`;
/** Signs of one level and domain: one on each line, its code before it. */
export const signsBox = (level: NeedLevel, domain: Domain) => `signs-${level}-${domain}`;
export const routeBox = (position: number, part: string) => `way-${position}-${part}`;

/** So many ways to help can stand in an edition; the form shows one empty one more than there are. */
export const MOST_ROUTES = 14;

/** An edition as if it had been typed. */
export function typedEdition(edition: EditionWords): Record<string, string | readonly string[]> {
  const { name, step, unconfirmed, domains, levels, indicators, routes } = edition;
  return {
    ...{ name, step, unconfirmed: unconfirmed ?? '', domains },
    ...Object.fromEntries(
      levels.flatMap((level) =>
        LEVEL_TEXTS.map(([text]) => [levelBox(level.level, text), level[text]] as const),
      ),
    ),
    ...typedSigns(indicators),
    ...Object.assign({ ways: String(routes.length + 1) }, ...routes.map(typedRoute)),
  };
}

function typedSigns(indicators: readonly Indicator[]): Record<string, string> {
  const boxes = Map.groupBy(indicators, ({ level, domain }) => signsBox(level, domain));
  return Object.fromEntries(
    [...boxes].map(([box, signs]) => [box, signs.map(({ code, words }) => `${code} ${words}`).join('\n')]),
  );
}

function typedRoute(route: HelpRoute, position: number): Record<string, string | readonly string[]> {
  const { code, name, words, levels, form, through, needsAgreement, onlyAssessed, records } = route;
  const conditions = [...(needsAgreement ? ['agreement'] : []), ...(onlyAssessed ? ['assessed'] : [])];
  const parts = { code, name, words, levels: levels.map(String), form, through, records, conditions };
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [routeBox(position, part), value]));
}

/** The letter with which the codes of a domain begin. */
export const LETTER: Readonly<Record<Domain, string>> = {
  development: 'D',
  parenting: 'P',
  family: 'F',
  online: 'O',
};

/** The highest number of each letter that any edition ever gave: a code never comes to mean something else. */
export function numbersGiven(editions: readonly Edition[]): Map<string, number> {
  const given = new Map<string, number>();
  for (const { indicators } of editions)
    for (const { code } of indicators)
      given.set(code.slice(0, 1), Math.max(given.get(code.slice(0, 1)) ?? 0, Number(code.slice(1))));
  return given;
}
