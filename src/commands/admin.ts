import { people } from './administration/people.ts';
import { places } from './administration/places.ts';
import { runVerbs } from './administration/run.ts';

/**
 * npm run admin -- VERB [--option value …]
 *
 * Looks after areas, agencies, teams and people from the command line. `npm run admin -- help` lists the verbs.
 * Every change is in the audit.
 */
await runVerbs({ npm: 'admin', verbs: { ...places, ...people } }, process.argv.slice(2));
