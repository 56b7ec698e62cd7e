import type { SampleRole } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { toldBy } from './events.ts';
import { type FilledIn, type Line, opened } from './filled-in.ts';
import { openTo } from './openings.ts';
import { addPerson } from './people.ts';

/** What somebody does with one address of a person; `named` reads it where it is shielded. */
function ofAddress(
  step: string,
  fields: Record<string, string>,
  who: { role?: SampleRole; shielded?: boolean; named?: boolean } = {},
): Line {
  const { role = 'screening', shielded = false, named = false } = who;
  const fill = async (app: TestApp): Promise<FilledIn> => {
    const { id, addresses } = await addPerson(app.database, {
      addresses: [{ words: '4 Quay Row', postcode: 'RM17 6SL', shielded }],
    });
    const [address = ''] = addresses;
    if (named) await openTo(app.database, address, { person: role }, 'shield');
    const path = step.startsWith('shielded/')
      ? `/people/${id}/shielded/address/${address}/take-on`
      : `/people/${id}/known/addresses/${address}/${step}`;
    return opened(await app.as(role), path, fields);
  };
  return { fill };
}

const why = 'The father must not learn it';

/** The forms about what is known of somebody. */
export const factLines: Readonly<Record<string, Line>> = {
  '/people/:id/known/:group/add': {
    fill: async (app) => {
      const { id } = await addPerson(app.database);
      const given = { kind: 'alias', given: 'Tiggy', surname: 'Marlow', ...toldBy };
      return opened(await app.as('screening'), `/people/${id}/known/names/add`, given);
    },
  },
  '/people/:id/known/:group/:which/end': ofAddress('end', {
    ...{ how: 'ended', 'until-day': '1', 'until-month': '6', 'until-year': '2026' },
  }),
  '/people/:id/known/:group/:which/correct': ofAddress('correct', {
    ...{
      ...toldBy,
      kind: 'home',
      words: '14 Quay Row',
      postcode: 'RM17 6SL',
      mistake: 'It is number fourteen',
    },
  }),
  '/people/:id/known/:group/:which/again': ofAddress('again', {
    ...{ ...toldBy, again: 'The form of the school asks for it' },
  }),
  '/people/:id/known/:group/:which/shield': ofAddress('shield', { why }),
  '/people/:id/known/:group/:which/unshield': ofAddress(
    'unshield',
    { why: 'The order against him has lapsed' },
    { role: 'decision', shielded: true, named: true },
  ),
  '/people/:id/shielded/:part/:which/take-on': ofAddress(
    'shielded/',
    { why: 'Whoever was named has left' },
    { role: 'decision', shielded: true },
  ),
};
