import type { Database } from '../../src/platform/db/index.ts';
import { toldBy } from './events.ts';
import { asOwner } from './openings.ts';
import { post } from './post.ts';
import type { Visitor } from './visitor.ts';

type Fields = Record<string, string | string[]>;

/** A date as it is typed into three boxes. */
export function day(name: string, date: string): Record<string, string> {
  const [year = '', month = '', number = ''] = date.split('-');
  return { [`${name}-day`]: number, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** Somebody's hand: adds facts as told by the mother, and reads pages of people as words. */
export function handOf(browser: Visitor) {
  return {
    add: (person: string, group: string, fields: Fields) =>
      post(browser, `/people/${person}/known/${group}/add`, { ...toldBy, ...fields }),
    page: async (person: string, more = '') => (await browser.get(`/people/${person}${more}`)).text,
  };
}

/** What lists hold of a person. */
export function columnsOf(database: Database, person: string): Promise<Record<string, string | null>> {
  return asOwner(database, async (owner) => {
    const [row] = await owner.query<Record<string, string | null>>(
      `select label, born::text, born_kind, expected_on::text, sex, died_on::text from people.person where id = $1`,
      [person],
    );
    return row ?? {};
  });
}

/** What a search finds a person by. */
export function entriesOf(database: Database, person: string) {
  return asOwner(database, (owner) =>
    owner.query<{ given: string; surname: string; postcode: string | null }>(
      'select distinct given, surname, postcode from people.entry where person_id = $1 order by 1, 2, 3',
      [person],
    ),
  );
}
