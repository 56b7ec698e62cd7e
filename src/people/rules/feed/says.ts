import type { Sex } from '../../types.ts';
import type { Facts } from '../matching/types.ts';

/** What one row of a feed says of somebody; '' for what it does not. `born` is an ISO date or its beginning. */
export interface FeedSays {
  given: string;
  surname: string;
  born: string;
  sex: Sex | '';
  nhs: string;
  upn: string;
  postcode: string;
  address: string;
  school: string;
}

export const FEED_FIELDS = [
  'given',
  'surname',
  'born',
  'sex',
  'nhs',
  'upn',
  'postcode',
  'address',
  'school',
] as const satisfies readonly (keyof FeedSays)[];

/** As the matcher compares it. */
export function factsSaid({ given, surname, born, sex, nhs, postcode }: FeedSays): Facts {
  return {
    names: [{ given, surname }],
    born: born || null,
    sex: sex || null,
    places: postcode ? [{ postcode }] : [],
    nhsNumbers: nhs ? [nhs] : [],
  };
}

/** The fact of birth as a record holds it: a part of a date stands for its middle, as an estimate. */
export function birthSaid(born: string): { kind: 'born' | 'born about'; value: string } | undefined {
  if (born === '') return undefined;
  if (born.length === 10) return { kind: 'born', value: born };
  return { kind: 'born about', value: born.length === 4 ? `${born}-07-01` : `${born}-15` };
}
