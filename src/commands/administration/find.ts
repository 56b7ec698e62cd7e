import { areaCodes, namedSo } from '../../partnership/index.ts';
import { type Administration, oneOf, Refusal } from './verb.ts';

const words = { agency: 'agency', team: 'team', practitioner: 'person' } as const;

/** The id of what an option names, by id or by a name that only one has. */
export async function find(
  given: Administration,
  what: keyof typeof words,
  option: string,
): Promise<{ id: string; name: string }> {
  const name = given.needed(option);
  const found = await namedSo(given.owner, what, name);
  const [only] = found;
  if (!only) throw new Refusal(`There is no ${words[what]} called “${name}”.`);
  if (found.length > 1)
    throw new Refusal(
      `More than one is called “${name}”. Give an id:\n${found.map(({ id }) => `  ${id}`).join('\n')}`,
    );
  return only;
}

/** The area an option names; undefined when it is not given. */
export async function findArea(given: Administration): Promise<string | undefined> {
  const code = given.option('area');
  return code === undefined ? undefined : oneOf('area', code, await areaCodes(given.owner));
}

/** The area an option names, where there must be one. */
export async function neededArea(given: Administration): Promise<string> {
  return oneOf('area', given.needed('area'), await areaCodes(given.owner));
}
