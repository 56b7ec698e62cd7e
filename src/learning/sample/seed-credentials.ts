import { type OwnerConnection, unforced } from '../../platform/db/index.ts';
import type { Clause, CredentialRule } from '../credentials/types.ts';

/** Courses that the sample's rules name. The programme brings most of them; what it lacks is added here. */
const COURSES: readonly [code: string, title: string, months: number | null][] = [
  ['graded-care-profile-2', 'Graded Care Profile 2', 36],
  ['safeguarding-level-2', 'Safeguarding level 2', 36],
  ['cse-awareness', 'Child sexual exploitation: awareness', 36],
  ['cse-toolbox', 'Exploitation toolbox', 24],
];

/** What makes a champion, and keeps one. */
export const CHAMPION: CredentialRule = {
  earn: {
    all: [
      { course: 'safeguarding-level-2' },
      { course: 'cse-awareness' },
      { course: 'cse-toolbox' },
      { told: 'manager support' },
      { told: 'membership', body: 'NWG', inAreas: ['southend', 'essex'] },
      { told: 'request form' },
    ],
  },
  keep: { dueBy: '01-31', settleMonths: 6, each: [{ told: 'forum' }, { told: 'status' }] },
};

const TOOLS: readonly [code: string, name: string, about: string, rule: Clause][] = [
  [
    'graded-care-profile-2',
    'Graded Care Profile 2',
    'An assessment of the care a child gets, done together with the family. Both halves of its course come first.',
    { course: 'graded-care-profile-2' },
  ],
  [
    'exploitation-assessment',
    'Exploitation risk and vulnerability assessment',
    'An assessment of the risk that a child is exploited, with what protects them.',
    { all: [{ course: 'cse-toolbox' }, { any: [{ holds: 'cse-champion' }, { told: 'line manager' }] }] },
  ],
];

export const SINCE = '2017-04-01';

/** Writes the sample's credentials and tools with their rules. Never in live mode. Safe to run again. */
export function seedSampleCredentials(owner: OwnerConnection): Promise<void> {
  const tables = ['course', 'credential', 'credential_edition', 'tool', 'tool_edition'];
  return unforced(
    owner,
    tables.map((name) => `learning.${name}`),
    async (inside) => {
      for (const [code, title, months] of COURSES)
        await inside.query(
          `insert into learning.course (code, title, state, valid_months) values ($1, $2, 'open', $3) on conflict do nothing`,
          [code, title, months],
        );
      await inside.query(
        `insert into learning.credential (code, name, about) values ('cse-champion', 'Exploitation champion',
         'Somebody whom colleagues ask about child exploitation, and who keeps up with it.') on conflict do nothing`,
      );
      await inside.query(
        `insert into learning.credential_edition (credential_id, effective_from, rule, set_by_name)
         select id, $1, $2, 'the sample' from learning.credential where code = 'cse-champion' on conflict do nothing`,
        [SINCE, JSON.stringify(CHAMPION)],
      );
      for (const [code, name, about, rule] of TOOLS) {
        await inside.query(
          'insert into learning.tool (code, name, about) values ($1, $2, $3) on conflict do nothing',
          [...[code, name, about]],
        );
        await inside.query(
          `insert into learning.tool_edition (tool, effective_from, rule, set_by_name) values ($1, $2, $3, 'the sample')
           on conflict do nothing`,
          [code, SINCE, JSON.stringify(rule)],
        );
      }
    },
  );
}
