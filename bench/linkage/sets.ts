import { join } from 'node:path';

/** One run of the matcher on a set whose truth is known. */
export interface LinkageSet {
  name: string;
  verb: 'dedupe' | 'link' | 'search';
  files: string[];
  map: object;
  flags: string[];
  /** Who a record is, from its id. */
  personOf: (id: string) => string;
  goals: Partial<Goals>;
}

export interface Goals {
  f1: number;
  /** At a chance of 99 in 100, as the weight says it. */
  sureRecall: number;
  noFalseLink: boolean;
  shown: number;
  falseSame: number;
}

const febrl = {
  id: 'rec_id',
  given: 'given_name',
  surname: 'surname',
  dob: { column: 'date_of_birth', format: 'YYYYMMDD' },
  postcode: 'postcode',
  address: ['street_number', 'address_1'],
  address_2: 'address_2',
  town: 'suburb',
  state: 'state',
};
const withNumber = { ...febrl, identifier: 'soc_sec_id' };

const historical = {
  id: 'unique_id',
  full_name: 'full_name',
  given: 'first_name',
  surname: 'surname',
  dob: 'dob',
  birthplace: 'birth_place',
  postcode: 'postcode_fake',
  sex: 'gender',
  occupation: 'occupation',
};

const index = {
  ...{ id: 'person_id', given: 'given', surname: 'surname', dob: 'dob', sex: 'sex', postcode: 'postcode' },
  nhs: 'nhs_number',
};

const second = (id: string) => id.split('-')[1] ?? id;

export function setsIn(folder: string): LinkageSet[] {
  const at = (...names: string[]) => names.map((name) => join(folder, name));
  const febrlSet = (
    name: string,
    verb: 'dedupe' | 'link',
    files: string[],
    map: object,
    flags: string[],
    goals: Partial<Goals>,
  ) => ({
    ...{
      name,
      verb,
      files: at(...files.map((file) => `febrl_dataset${file}.csv`)),
      map,
      flags,
      goals,
      personOf: second,
    },
  });
  return [
    febrlSet('FEBRL 1', 'dedupe', ['1'], withNumber, [], {}),
    febrlSet('FEBRL 2', 'dedupe', ['2'], withNumber, [], {}),
    febrlSet('FEBRL 4', 'link', ['4a', '4b'], withNumber, [], {
      f1: 0.9999,
      sureRecall: 0.999,
      noFalseLink: true,
    }),
    febrlSet('FEBRL 4 without number', 'link', ['4a', '4b'], febrl, ['--one-to-one'], {
      f1: 0.9996,
      noFalseLink: true,
    }),
    {
      ...febrlSet(
        'FEBRL F',
        'link',
        ['_F_org_10000', '_F_dup_10000'],
        { ...withNumber, phone: 'phone_number', age: 'age' },
        [],
        { f1: 0.985 },
      ),
      personOf: (id) => String(Math.floor(Number(id) / 10)),
    },
    {
      ...{
        name: 'historical_50k',
        verb: 'dedupe',
        files: at('splink_historical_50k.csv.gz'),
        map: historical,
        flags: [],
      },
      ...{ personOf: (id: string) => id.split('-')[0] ?? id, goals: { f1: 0.92 } },
    },
    {
      ...{
        name: 'synthetic 100k',
        verb: 'search',
        files: at('synth_uk_index_100k.tsv.gz', 'synth_uk_queries.jsonl.gz'),
      },
      ...{ map: index, flags: [], personOf: (id: string) => id, goals: { shown: 0.995, falseSame: 0.0005 } },
    },
  ];
}
