import { londonDate } from '../../platform/time/london.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { weekInWords } from '../hours/week.ts';
import { policyInForce } from '../policies/subject.ts';
import { standIn } from '../who-to-call/lines.ts';
import type { PhoneLine } from '../who-to-call/types.ts';
import { type LineOf, LOCAL_FACTS, type LocalFact } from './names.ts';
import type { SaidLocally } from './types.ts';

type Said = Pick<SaidLocally, 'words' | 'as' | 'note'>;

/**
 * What a name stands for at an instant, as the arrangements stand on its day in London: in one area, or where none is
 * known in each, those that say the same together. Undefined for a name that there is not.
 */
export function localFact(
  arrangements: Arrangements,
  name: string,
  area: string | null,
  at: Temporal.Instant,
): SaidLocally[] | undefined {
  const fact = LOCAL_FACTS.find((each) => each.name === name);
  if (!fact) return undefined;
  const day = londonDate(at).toString();
  const asked = arrangements.areas.filter(({ code }) => area === null || code === area);
  const said = asked.map(({ code, name: place }) => ({ place, said: saidIn(arrangements, fact, code, day) }));
  const groups = [...Map.groupBy(said, ({ said: { words, note } }) => `${words}\n${note}`).values()];
  return groups.flatMap((group): SaidLocally[] => {
    const [first] = group;
    const places = groups.length === 1 ? [] : group.map(({ place }) => place);
    return first ? [{ ...first.said, places }] : [];
  });
}

function saidIn(arrangements: Arrangements, fact: LocalFact, area: string, day: string): Said {
  if ('line' in fact) return saidByLine(arrangements, fact, area, day);
  if ('hours' in fact) {
    const service = fact.hours(area);
    const days = arrangements.serviceHours.filter((row) => row.service === service && holds(row, day));
    return plain(weekInWords(days));
  }
  const value = policyInForce(arrangements.policies, fact.words, area, day)?.value;
  const words = value && 'said' in value ? value.said : '';
  return /^\S+@\S+\.\S+$/.test(words) ? { words, as: 'e-mail', note: '' } : plain(words);
}

const plain = (words: string): Said => ({ words: words || 'not given yet', as: 'words', note: '' });

const holds = ({ from, until }: { from: string; until: string | null }, day: string) =>
  from <= day && (until === null || day < until);

function saidByLine(
  { phoneLines, areas }: Arrangements,
  { line, part }: Extract<LocalFact, { line: LineOf }>,
  area: string,
  day: string,
): Said {
  const found = lineOn(phoneLines, line, area, day);
  if (!found && part === 'text') return plain('');
  const place = areas.find(({ code }) => code === area)?.name ?? area;
  const { name, phone, text } = found ?? standIn(place, line.purpose);
  if (part === 'name') return plain(name);
  if (part === 'text') return plain(text ?? '');
  return { words: phone, as: 'phone', note: found ? '' : 'the police, as no number is given' };
}

/** The area's own line before a shared one; one that holds at any hour stands for both. */
function lineOn(
  lines: readonly PhoneLine[],
  { purpose, holds: when }: LineOf,
  area: string,
  day: string,
): PhoneLine | undefined {
  return lines
    .filter(
      (each) =>
        each.purpose === purpose &&
        (each.area === area || each.area === null) &&
        (each.holds === when || each.holds === 'always') &&
        holds({ from: each.effectiveFrom, until: each.effectiveTo }, day),
    )
    .sort(
      (a, b) =>
        Number(a.area === null) - Number(b.area === null) || b.effectiveFrom.localeCompare(a.effectiveFrom),
    )[0];
}

/** Which names change with a change of the arrangements, by its kind and subject. */
export function factsChangedBy(kind: string, subject: string): string[] {
  const [of = ''] = subject.split(' ');
  return LOCAL_FACTS.flatMap((fact) => {
    if ('line' in fact) return kind === 'line' && fact.line.purpose === of ? fact.name : [];
    if ('words' in fact) return kind === 'policy' && fact.words === of ? fact.name : [];
    // A service is called by its area and what it is.
    return kind === 'hours' && subject.endsWith(fact.hours('')) ? fact.name : [];
  });
}
