import { heading, type Part, paragraph } from '../../platform/documents/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { fullWords, lateWords } from '../../platform/time/words.ts';
import type { ConcernClock, ConcernRecord } from '../record/types.ts';
import { clockName, RATING_WORDS } from '../rules/words.ts';

const at = (instant: Temporal.Instant) => fullWords(instant).text;

/** Every rating with its reason, the one that stands last. */
export function ratingParts({ ratings }: ConcernRecord): Part[] {
  const events = ratings.map((given) => ({
    when: `${at(given.at)}, by ${given.by}`,
    what: RATING_WORDS[given.rating],
    more: given.reason,
  }));
  return [
    heading(1, 'How urgent it was rated'),
    ...(events.length > 0 ? [{ kind: 'story', events } as const] : [paragraph('Nobody has rated it yet.')]),
  ];
}

/** The clocks, and who held it when. */
export function historyParts(
  record: ConcernRecord,
  teams: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): Part[] {
  const named = (id: string) => teams.get(id) ?? 'another team';
  const moved = record.handOvers.map(({ fromTeam, toTeam, reason, by, at: when }) => ({
    instant: when,
    what: `Handed from ${named(fromTeam)} to ${named(toTeam)}`,
    more: reason,
    by,
  }));
  const closed = record.restrictions.map(({ restricted, reason, by, at: when }) => ({
    instant: when,
    what: restricted ? 'Closed to all but named people' : 'Opened to the team again',
    more: reason,
    by,
  }));
  const events = [...moved, ...closed]
    .sort((a, b) => Temporal.Instant.compare(a.instant, b.instant))
    .map(({ instant, what, more, by }) => ({ when: `${at(instant)}, by ${by}`, what, more }));
  return [
    heading(1, 'Clocks and history'),
    {
      kind: 'table',
      caption: 'The clocks of this concern',
      columns: [
        { label: 'Clock', share: 3 },
        { label: 'Started', share: 3 },
        { label: 'Due', share: 3 },
        { label: 'Now', share: 3 },
      ],
      rows: record.clocks.map((clock) => [
        clockName(clock.rule),
        at(clock.startedAt),
        at(clock.dueAt),
        stateOf(clock, now),
      ]),
    },
    ...(events.length > 0 ? [heading(2, 'Who held it'), { kind: 'story', events } as const] : []),
  ];
}

function stateOf({ metAt, endedAt, dueAt, lateReason }: ConcernClock, now: Temporal.Instant): string {
  if (endedAt) return `Replaced ${at(endedAt)}`;
  if (!metAt) return isBefore(dueAt, now) ? 'Past its time' : 'Running';
  if (!isBefore(dueAt, metAt)) return `Met ${at(metAt)}`;
  return [`Met ${lateWords(dueAt, metAt).text}`, lateReason].filter(Boolean).join(': ');
}

/** Who opened the record, latest first. */
export function lookerParts({ lookers }: ConcernRecord): Part[] {
  return [
    heading(1, 'Who has looked'),
    lookers.length === 0
      ? paragraph('Nobody but whoever printed this.')
      : {
          kind: 'table',
          caption: 'Who has opened this record',
          columns: [
            { label: 'Name', share: 2 },
            { label: 'Role and agency', share: 3 },
            { label: 'Last', share: 2 },
          ],
          rows: lookers.map((looker) => [looker.name, `${looker.jobTitle}, ${looker.agency}`, at(looker.at)]),
        },
  ];
}
