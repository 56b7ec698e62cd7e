import { factList, heading, type Part } from '../../platform/documents/index.ts';
import { fullWords } from '../../platform/time/words.ts';
import { ENQUIRY } from '../strategy/part.ts';
import { type StrategyDiscussion, standingOf } from '../strategy/types.ts';
import type { Triage } from '../triage/types.ts';

const at = (instant: Temporal.Instant) => fullWords(instant).text;

/** What was done at once, and the strategy discussions that stand: who was there, what was agreed, who does what. */
export function metParts({ actions, discussions }: Triage): Part[] {
  const done = factList(
    actions.map(({ kind, what, byWhom, takenAt }) => ({
      label: kind.charAt(0).toUpperCase() + kind.slice(1),
      value: `${what} (${byWhom}, ${at(takenAt)})`,
    })),
  );
  return [
    ...(done.length > 0 ? [heading(1, 'Done at once'), ...done] : []),
    ...standingOf(discussions).flatMap(discussionParts),
  ];
}

function discussionParts(each: StrategyDiscussion): Part[] {
  const { heldAt, calledAt, present, missingWhy, known, agreed, enquiry, by, actions } = each;
  return [
    heading(1, 'Strategy discussion'),
    ...factList([
      { label: 'Held', value: `${at(heldAt)}, called ${at(calledAt)}` },
      { label: 'Who was missing, and why', value: missingWhy },
      { label: 'Known', value: known },
      { label: 'Agreed', value: agreed },
      { label: 'Enquiry', value: ENQUIRY[enquiry] },
      { label: 'Recorded', value: `${at(each.at)}, by ${by}` },
    ]),
    {
      kind: 'table',
      caption: 'Who was there',
      columns: [{ label: 'Name' }, { label: 'Role' }, { label: 'Agency' }],
      rows: present.map(({ name, role, agency }) => [name, role, agency]),
    },
    ...(actions.length > 0
      ? [
          {
            kind: 'table',
            caption: 'Who does what by when',
            columns: [
              { label: 'What', share: 3 },
              { label: 'Who', share: 2 },
              { label: 'By', share: 2 },
              { label: 'Done', share: 2 },
            ],
            rows: actions.map(({ what, who, dueAt, doneAt, doneWords }) => [
              what,
              who,
              at(dueAt),
              doneAt ? [at(doneAt), doneWords].filter(Boolean).join(': ') : 'Not yet',
            ]),
          } as const,
        ]
      : []),
  ];
}
