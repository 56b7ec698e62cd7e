import { type SampleRole, samplePractitioners, sampleTeams } from '../../src/partnership/index.ts';
import { findOn, type Line, opened } from './filled-in.ts';
import { addPerson } from './people.ts';

const why = 'She works with the whole family';

function ofPerson(step: string, fields: Record<string, string>, role: SampleRole = 'screening'): Line {
  return {
    fill: async (app) => {
      const { id } = await addPerson(app.database);
      return opened(await app.as(role), `/people/${id}/${step}`, fields);
    },
  };
}

/** The forms about who is involved with somebody. */
export const involvedLines: Readonly<Record<string, Line>> = {
  '/people/:id/involved/add': ofPerson('involved/add', { team: sampleTeams.southendHub, why }),
  '/people/:id/involved/lead': ofPerson('involved/lead', { people: samplePractitioners.duty.id, why }),
  '/people/:id/involved/hand-over': ofPerson('involved/hand-over', { team: sampleTeams.southendHub, why }),
  '/people/:id/involved/:which/end': {
    fill: async (app) => {
      const { id } = await addPerson(app.database, { worksWith: [sampleTeams.southendHub] });
      const browser = await app.as('screening');
      const path = await findOn(browser, `/people/${id}/involved`, /\/people\/[^"]*\/involved\/[^"]*\/end/);
      return opened(browser, path, { why: 'The family moved back here' });
    },
  },
  '/people/:id/restriction': ofPerson(
    'restriction',
    { who: 'named', reason: 'His aunt works in this team' },
    'decision',
  ),
};
