import type { Act, FamilyLine, Looker } from '../looked/types.ts';

const PARTS: Readonly<Record<string, string>> = {
  family: 'the family',
  chronology: 'the chronology',
  'who has looked': 'who has looked',
  'family copy': 'the copy for the family',
  relationship: 'the family',
  household: 'the family',
  member: 'the family',
  tie: 'the family',
  involvement: 'who works with them',
  team_id: 'the record to another team',
};

/** What may stand on another's page. A comparison of two records is one of both. */
const BESIDE: ReadonlySet<string> = new Set(['read', 'list', 'print', 'change']);

/**
 * What was decided of two records is told where both are seen, and not here: whoever reads one of them may not know that
 * there is another.
 */
const COMPARED = Object.fromEntries(
  [
    ...['compare', 'propose link', 'split', 'tell apart'],
    ...['linked', 'refused', 'withdrawn'].map((answer) => `link ${answer}`),
  ].map((action) => [action, 'compared with another record:'] as const),
);

const VERBS: Readonly<Record<string, string>> = {
  read: 'read',
  list: 'read',
  change: 'changed',
  print: 'printed',
  create: 'made',
  choose: 'found in a search:',
  withdraw: 'withdrew something of',
  'tell again': 'noted that the family told again, in',
  ...COMPARED,
  'hand over': 'handed over',
  shield: 'named who may read something of',
  unshield: 'showed something again in',
  restrict: 'restricted',
  unrestrict: 'opened again',
  'break-glass': 'opened in an emergency:',
  give: 'gave out',
  import: 'took over from a list:',
};

/**
 * What somebody did, each thing once: "read the record", "changed the family". Which facts were among what was read is
 * not told here: that something is shielded is for its own named people.
 */
export function actWords(acts: readonly Act[]): string[] {
  const words = acts.map(({ action, fields, beside }) => {
    const part = fields.map((field) => PARTS[field]).find(Boolean) ?? 'the record';
    return `${VERBS[action] ?? action} ${part}${beside && BESIDE.has(action) ? ' on the page of somebody else' : ''}`;
  });
  return [...new Set(words)].sort();
}

const BASES: Readonly<Record<string, string>> = {
  'team holds it': 'their team holds the record',
  'team works with them': 'their team works with this person',
  allocated: 'the work was given to them',
  asked: 'their agency was asked',
  named: 'they are named for this record',
  'break-glass': 'emergency access',
  beside: 'a record that they could open told of this person',
};

/** By which rules it was open to them, in words. */
export function basisWords(bases: readonly string[]): string[] {
  return bases.map((basis) => BASES[basis] ?? basis);
}

/** What people of each role do, as a family would say it; a role that is not here is "a worker". */
const ROLES: readonly (readonly [role: string, words: string])[] = [
  ['decision maker', 'A team leader'],
  ['screening officer', 'A worker who reads what we are told'],
  ['duty worker', 'A worker who is on call at night'],
  ['hub partner', 'A worker who helps our team'],
  ['information-governance lead', 'Someone who checks how records are used'],
];

const WHY: Readonly<Record<string, string>> = {
  'team holds it': 'Their team keeps the record.',
  'team works with them': 'Their team works with the family.',
  allocated: 'They were given the work.',
  asked: 'We asked them for help.',
  named: 'They are one of the few who may see it.',
  beside: 'They read the record of someone close to you. It told of you too.',
  'break-glass': 'They had to act fast to keep a child safe.',
};

/** Who looked, by month, agency and role and with nobody's name; the latest month first. */
export function familyLines(lookers: readonly Looker[], leftOut: readonly string[]): FamilyLine[] {
  const told = lookers.filter(({ agency }) => !leftOut.includes(agency));
  const groups = Map.groupBy(told, (looker) =>
    [monthOf(looker).toString(), looker.agency, roleWords(looker)].join('\n'),
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const bases = [...new Set(group.flatMap((looker) => looker.bases))].sort();
      return {
        month: monthOf(first),
        agency: first.agency,
        who: roleWords(first),
        days: new Set(group.map(({ day }) => day.toString())).size,
        why: bases.flatMap((basis) => WHY[basis] ?? []),
        emergency: bases.includes('break-glass'),
      };
    })
    .sort(
      (one, other) =>
        Temporal.PlainDate.compare(other.month, one.month) || one.agency.localeCompare(other.agency, 'en'),
    );
}

const monthOf = ({ day }: Looker) => day.with({ day: 1 });

function roleWords({ roles }: Looker): string {
  return ROLES.find(([role]) => roles.includes(role))?.[1] ?? 'A worker';
}
