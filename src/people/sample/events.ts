import { randomUUID } from 'node:crypto';
import { spanOf } from '../rules/event-time.ts';
import type { SampleEvent } from './types.ts';

/** Who writes for the team that holds a family. */
interface Writer {
  by: { id: string; name: string };
  agency: string;
}

/** The rows of a family's chronology: each event with who told of it, and who may read a shielded one. */
export function eventRows(
  events: readonly SampleEvent[],
  idOf: (key: string) => string,
  { by, agency }: Writer,
  named: readonly string[],
  now: Temporal.Instant,
) {
  const written = events.map((event) => {
    const { about, daysAgo, lasted, time = null, shield, struck, ...told } = event;
    const day = (ago: number) =>
      now
        .subtract({ hours: 24 * ago })
        .toString()
        .slice(0, 10);
    const said = { from: day(daysAgo), time, until: lasted === undefined ? null : day(daysAgo - lasted) };
    const span = spanOf(said);
    const [id, telling] = [randomUUID(), randomUUID()];
    const people = about.map(idOf);
    const taken = now.subtract({ hours: 24 * Math.max(0, daysAgo - (lasted ?? 0) - 1) }).toString();
    return {
      event: {
        ...{ id, people, telling_id: telling, said_from: said.from, said_until: said.until, said_time: time },
        ...{ from_on: span.fromOn.toString(), until_on: span.untilOn.toString(), at: span.at.toString() },
        ...{ what: told.what, kind: told.kind, weight: told.weight, agency: told.agency ?? agency },
        ...{ impact: told.impact ?? '', restricted_with: [], shielded: shield !== undefined },
        ...{
          shielded_why: shield ?? null,
          struck_at: struck ? taken : null,
          struck_by: struck ? by.id : null,
        },
        ...{ struck_by_name: struck ? by.name : null, struck_why: struck ?? null },
      },
      telling: {
        ...{ id: telling, person_id: people[0], event_id: id, how: 'said', said_by: told.saidBy },
        ...{ told_at: taken, taken_at: taken, taken_by: by.id, taken_by_name: by.name, agency },
      },
      openings: (shield === undefined ? [] : named).map((reader) => ({
        ...{ record_id: id, practitioner_id: reader, basis: 'shield', granted_by: by.id },
      })),
    };
  });
  return {
    'people.telling': written.map(({ telling }) => telling),
    'people.event': written.map(({ event }) => event),
    'access.opening': written.flatMap(({ openings }) => openings),
  };
}
