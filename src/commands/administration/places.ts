import {
  addAgency,
  addArea,
  addTeam,
  agencyKinds,
  areaCodes,
  teamPurposes,
} from '../../partnership/index.ts';
import { find, findArea } from './find.ts';
import { oneOf, Refusal, type Verb } from './verb.ts';

/** Areas, agencies and teams. */
export const places: Readonly<Record<string, Verb>> = {
  'add-area': {
    about: 'adds an area, with the opening hours and time limits of one like it, to be confirmed',
    usage: '--code castle-point --name "Castle Point" --prefix CP --like essex',
    options: ['code', 'name', 'prefix', 'like'],
    async run({ owner, needed }) {
      const [code, name, prefix] = [needed('code'), needed('name'), needed('prefix')];
      if (!/^[a-z]+(-[a-z]+)*$/.test(code)) throw new Refusal('--code is small letters and hyphens');
      if (!/^[A-Z]{2}$/.test(prefix)) throw new Refusal('--prefix is two capital letters');
      const like = oneOf('like', needed('like'), await areaCodes(owner));
      await addArea(owner, { code, name, prefix, like });
      return { lines: [`Added the area ${name} (${code}).`], audit: { action: 'add area', kind: 'area' } };
    },
  },
  'add-agency': {
    about: 'adds an agency',
    usage: '--name "Estuary Police" --kind police [--area thurrock] [--statutory]',
    options: ['name', 'kind', 'area'],
    flags: ['statutory'],
    async run(given) {
      const name = given.needed('name');
      const kind = oneOf('kind', given.needed('kind'), agencyKinds);
      const area = (await findArea(given)) ?? null;
      const id = await addAgency(given.owner, { name, kind, area, statutory: given.flag('statutory') });
      return {
        lines: [`Added the agency ${name}: ${id}`],
        audit: { action: 'add agency', kind: 'agency', id },
      };
    },
  },
  'add-team': {
    about: 'adds a team of an agency',
    usage:
      '--name "Thurrock front door" --agency "Thurrock Children’s Social Care" --purpose "front door" [--area thurrock]',
    options: ['name', 'agency', 'purpose', 'area'],
    async run(given) {
      const name = given.needed('name');
      const purpose = oneOf('purpose', given.needed('purpose'), teamPurposes);
      const agency = (await find(given, 'agency', 'agency')).id;
      const area = (await findArea(given)) ?? null;
      const id = await addTeam(given.owner, { name, agency, area, purpose });
      return { lines: [`Added the team ${name}: ${id}`], audit: { action: 'add team', kind: 'team', id } };
    },
  },
};
