import { samplePractitioners } from '../../partnership/index.ts';
import { type OwnerConnection, unforced, writeRows } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/index.ts';

const TABLES = [
  'governance.meeting_group',
  'governance.meeting',
  'governance.action',
  'governance.agreement',
] as const;
const id = (n: number) => `67000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [BOARD, EXECUTIVE, EXPLOITATION] = [id(1), id(2), id(3)];

/** The invented board, its executive and a group: of a trial alone, and once. */
export async function seedSampleMeetings(owner: OwnerConnection, now: Temporal.Instant): Promise<void> {
  const [found] = await owner.query<{ some: boolean }>(
    'select exists (select from governance.meeting_group) as some',
  );
  if (found?.some) return;
  const today = londonDate(now);
  const day = (months: number) => today.add({ months }).with({ day: 12 }).toString();
  const { governance, board } = samplePractitioners;
  const by = { changed_by_name: governance.name, changed_at: now.toString() };
  const meeting = (n: number, group: string, held: string, more: object) => ({
    ...{
      id: id(n),
      group_id: group,
      held_on: held,
      starts_at: '09:30',
      place: 'Civic Hall, room 2',
      agenda: '',
    },
    ...{ minutes: '', minutes_version: 0, published_at: null, ...by, ...more },
  });
  const group = (n: string, slug: string, name: string, kind: string, about: string) => ({
    ...{ id: n, slug, name, kind, about, quarterly: kind === 'board', made_at: now.toString() },
  });
  const action = (
    n: number,
    meets: string,
    words: string,
    owner_role: string,
    due: string,
    done: string | null,
  ) => ({
    ...{ id: id(n), meeting_id: meets, words, owner_role, due, done_on: done },
    done_words: done ? 'Done, and looked at again by the group.' : '',
  });
  await unforced(owner, TABLES, (inside) =>
    writeRows(inside, TABLES, [
      {
        'governance.meeting_group': [
          group(
            BOARD,
            'board',
            'The board',
            'board',
            'Asks one thing: are children safer because of what we do?',
          ),
          group(
            EXECUTIVE,
            'executive',
            'The executive',
            'executive',
            'The council, the police and the NHS: they decide between meetings of the board.',
          ),
          group(
            EXPLOITATION,
            'exploitation-and-missing',
            'Exploitation and missing children',
            'subgroup',
            'Looks at how children are used, where, and what stops it.',
          ),
        ],
        'governance.meeting': [
          meeting(11, BOARD, day(-2), {
            minutes: MINUTES,
            ...{ minutes_version: 1, published_at: now.subtract({ hours: 240 }).toString() },
          }),
          meeting(12, EXPLOITATION, day(-1), {
            minutes: 'The group read what was found about boys. **Agreed:** read twenty records together.',
            minutes_version: 1,
          }),
          meeting(13, BOARD, day(1), { agenda: '- What callers say\n- Next year’s plan' }),
        ],
        'governance.action': [
          action(
            21,
            id(11),
            'An answer to each caller who can be reached safely, in one working day',
            'Quality lead',
            day(-1),
            day(-1),
          ),
          action(
            22,
            id(11),
            'Each service looks at its own figures on boys',
            'Chair of the group',
            today.subtract({ days: 9 }).toString(),
            null,
          ),
          action(23, id(12), 'Read twenty records of boys, and compare', 'Exploitation lead', day(2), null),
        ],
        'governance.agreement': [governance, board].map((who) => ({
          ...{ meeting_id: id(11), minutes_version: 1, practitioner_id: who.id, name: who.name },
          at: now.subtract({ hours: 250 }).toString(),
        })),
      },
    ]),
  );
}

const MINUTES = `## What callers say

People who call want to hear back. Most do, and too few within a day.

## Boys

One in five records on exploitation was about a boy. We think that we miss them.
`;
