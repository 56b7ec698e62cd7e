import { apiKeysFromCommandLine, makeApiKey, revokeApiKey } from '../../identity/index.ts';
import { randomToken, sha256 } from '../../platform/http/index.ts';
import { find } from './find.ts';
import { Refusal, type Verb } from './verb.ts';

/** What a key may be for. */
const SCOPES = ['concerns:write', 'concerns:read', 'people:match'];
const USUAL_DAYS = 365;
const MOST_DAYS = 730;

function daysOf(given: string | undefined): number {
  const days = Number(given ?? USUAL_DAYS);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new Refusal(`--days is a whole number from 1 to ${MOST_DAYS}: a key does not last for ever.`);
}

function scopesOf(given: readonly string[]): string[] {
  const scopes = [...new Set(given.flatMap((each) => each.split(/[ ,]+/)))].filter(Boolean);
  if (scopes.length > 0 && scopes.every((scope) => SCOPES.includes(scope))) return scopes;
  throw new Refusal(`--scope is one or more of: ${SCOPES.join(', ')}`);
}

/** Keys: which agencies' systems may speak to this one. */
export const keys: Readonly<Record<string, Verb>> = {
  make: {
    about: 'makes a key for an agency’s system and prints it once',
    usage:
      '--agency "Saltmarsh Primary School" --scope concerns:write [--scope …] [--days 365] [--label "…"]',
    options: ['agency', 'days', 'label'],
    several: ['scope'],
    async run(given) {
      const agency = await find(given, 'agency', 'agency');
      const scopes = scopesOf(given.every('scope'));
      const expiresAt = given.now.add({ hours: 24 * daysOf(given.option('days')) });
      const key = `wsk_${randomToken()}`;
      const label = given.option('label') ?? '';
      const id = await makeApiKey(given.owner, {
        agency: agency.id,
        label,
        hash: sha256(key),
        scopes,
        expiresAt,
      });
      const until = expiresAt.toString({ smallestUnit: 'minute' });
      return {
        lines: [key],
        aside: [
          `Made ${id} for ${agency.name}: ${scopes.join(' ')}, until ${until}.`,
          'The key is shown once. Keep it as you keep a password; only its hash is stored.',
        ],
        audit: { action: 'make api key', kind: 'api key', id, fields: [...scopes, `agency ${agency.id}`] },
      };
    },
  },
  list: {
    about: 'lists keys with their scopes, their end and when they were last used (UTC)',
    usage: '[--agency "…"]',
    options: ['agency'],
    async run(given) {
      const agency = given.option('agency') === undefined ? undefined : await find(given, 'agency', 'agency');
      const rows = await apiKeysFromCommandLine(given.owner, agency?.id, given.now);
      const lines = rows.map(({ id, agency: name, label, scopes, state, expires, used }) =>
        [
          id,
          name,
          label || '-',
          scopes,
          state,
          `until ${expires}`,
          used ? `last used ${used}` : 'never used',
        ].join('  '),
      );
      return { lines: lines.length > 0 ? lines : ['There are no keys.'] };
    },
  },
  revoke: {
    about: 'ends a key at once',
    usage: '--key ID',
    options: ['key'],
    async run(given) {
      const id = given.needed('key');
      if (!(await revokeApiKey(given.owner, id, given.now)))
        throw new Refusal(`There is no key ${id} that could be revoked. “list” shows them.`);
      return { lines: [`Revoked ${id}.`], audit: { action: 'revoke api key', kind: 'api key', id } };
    },
  },
};
