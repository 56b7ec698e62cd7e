import { keys } from './administration/keys.ts';
import { runVerbs } from './administration/run.ts';

/**
 * npm run api-key -- --agency ID --scope concerns:write [--scope …] [--days 365] [--label "…"]
 * npm run api-key -- list [--agency ID]
 * npm run api-key -- revoke --key ID
 *
 * Makes, lists and ends the keys with which agencies' systems speak to this one. A key is printed once, alone on
 * standard output; what is said about it goes to standard error.
 */
await runVerbs({ npm: 'api-key', verbs: keys, otherwise: 'make' }, process.argv.slice(2));
