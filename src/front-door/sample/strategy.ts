import { endOfDay, londonDate } from '../../platform/time/london.ts';
import { hubOf, type Rows, type SampleConcern } from './concern.ts';

/** What was done at once for a child of the sample, and the discussion in which the enquiry began. */
export function strategyRows({ id, telling }: SampleConcern, held: Temporal.Instant): Rows {
  const by = hubOf(telling.area).decision;
  const recorded = { concern_id: id, recorded_by: by.id, recorded_by_name: by.name, recorded_at: held };
  const discussion = crypto.randomUUID();
  const due = (days: number) => endOfDay(londonDate(held).add({ days }));
  const action = (what: string, who: string, days: number) => ({
    ...{ id: crypto.randomUUID(), discussion_id: discussion, concern_id: id, what, who, due_at: due(days) },
  });
  return {
    'front_door.immediate_action': [
      {
        ...{ id: crypto.randomUUID(), kind: 'safe place', taken_at: held.subtract({ minutes: 30 }) },
        what: 'The child stays with a grandmother, by agreement, and was seen there.',
        by_whom: 'Sergeant Owen Hale, Estuary Police',
        ...recorded,
      },
    ],
    'front_door.strategy_discussion': [
      {
        ...{ id: discussion, called_at: held.subtract({ minutes: 25 }), held_at: held, present: PRESENT },
        missing_why: 'The referrer could not be reached before the discussion and is rung today.',
        known: 'What was told, and two calls to the police from the same address this year.',
        agreed: 'There is reasonable cause to suspect significant harm. The child is seen alone today.',
        ...{ enquiry: 'joint', policy: 'national 1', supersedes: null },
        ...recorded,
      },
    ],
    'front_door.strategy_action': [
      action('See the child alone', 'The social worker', 1),
      action('Medical examination', 'The paediatrician', 2),
      action('Tell the school what is agreed', 'The specialist nurse', 3),
    ],
  };
}

const PRESENT = [
  {
    kind: 'social care',
    agency: 'Thurrock Children’s Social Care',
    name: 'Jonah Pryce',
    role: 'Team manager',
  },
  { kind: 'police', agency: 'Estuary Police', name: 'Rafe Dunmore', role: 'Constable in the hub' },
  { kind: 'health', agency: 'Estuary Integrated Care Board', name: 'Oluchi Barr', role: 'Specialist nurse' },
];
