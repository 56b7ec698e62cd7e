import type { Field } from '../../platform/forms/index.ts';
import { type FormError, formError, parseForm } from '../../platform/forms/index.ts';
import { spanWrong } from './asks.ts';
import type { Against, Asks, FactGroup, Given, Held, Said } from './types.ts';

/** What somebody writes to describe a sort of fact. */
export interface Description<A extends Asks>
  extends Pick<FactGroup, 'name' | 'section' | 'adds' | 'lead' | 'held'> {
  shieldable?: boolean;
  asks(against: Against): A;
  /** Rules that go across answers. */
  refuses?(said: Said<A>, against: Against): FormError[];
  given(said: Said<A>, against: Against): Given;
}

/** A sort of fact from its description: one machinery reads the forms of all. */
export function factGroup<A extends Asks>(described: Description<A>): FactGroup {
  const { name, section, adds, lead, held, shieldable = false, asks } = described;
  return {
    ...{ name, section, adds, held, shieldable, asks },
    ...(lead === undefined ? {} : { lead }),
    read: (body, against) => {
      const fields = Object.fromEntries(
        Object.entries(asks(against)).map(([key, { field }]): [string, Field<unknown>] => [key, field]),
      );
      const parsed = parseForm(fields, body);
      if (!parsed.ok) return parsed;
      // The fields are those of the asks, so their values are what the asks come to.
      const said = parsed.value as Said<A>;
      const errors = [...spanErrors(said), ...(described.refuses?.(said, against) ?? [])];
      return errors.length > 0 ? { ok: false, errors } : { ok: true, value: described.given(said, against) };
    },
  };
}

function spanErrors({ from, until }: Record<string, unknown>): FormError[] {
  const wrong = spanWrong({ from: dayOrNull(from), until: dayOrNull(until) });
  return wrong === undefined ? [] : [formError('until', wrong, '-day')];
}

const dayOrNull = (value: unknown) => (value instanceof Temporal.PlainDate ? value : null);

/** Compared without regard to capitals and spaces. */
export function sameWords(...parts: readonly (string | null)[]): string {
  return parts.map((part) => (part ?? '').toLowerCase().replace(/\s+/g, ' ').trim()).join('|');
}

/** Since when and until when, as if typed. */
export function typedSpan({ fromOn, untilOn }: Pick<Held, 'fromOn' | 'untilOn'>): Record<string, string> {
  return { ...typedDay('from', fromOn), ...typedDay('until', untilOn) };
}

/** A date as if typed into its three boxes. */
export function typedDay(name: string, day: Temporal.PlainDate | null): Record<string, string> {
  if (!day) return {};
  return {
    [`${name}-day`]: `${day.day}`,
    [`${name}-month`]: `${day.month}`,
    [`${name}-year`]: `${day.year}`,
  };
}
