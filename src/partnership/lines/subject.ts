import { formError } from '../../platform/forms/index.ts';
import { areaCalled } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { allegationsServiceOf, frontDoorOf } from '../calendar/opening-hours.ts';
import { callsBeforeAndAfter, holeError } from '../change/means/call.ts';
import type { Subject } from '../change/types.ts';
import { EVERYWHERE, subjectOf } from '../change/versions.ts';
import { writeLines } from '../store/versions.ts';
import { isPurpose } from '../who-to-call/types.ts';
import { fieldsOf, readLines } from './form.ts';
import type { Line } from './types.ts';
import { lineFields, linesInWords } from './view.ts';

/** Whom to ring about a purpose in an area, or in all that have no number of their own; undefined for neither. */
export function linesSubject(
  arrangements: Arrangements,
  areaCode: string,
  purpose: string,
): Subject<readonly Line[]> | undefined {
  const area = areaCode === EVERYWHERE ? null : areaCalled(arrangements.areas, areaCode);
  if (area === undefined || !isPurpose(purpose)) return undefined;
  const code = area?.code ?? null;
  const about = { areas: arrangements.areas.map((each) => each.code), purpose };
  const concerned = code === null ? about : { ...about, areas: [code] };
  const ways = area ? (['always', 'hours', 'none'] as const) : (['always', 'none'] as const);
  const service = purpose === 'allegation' ? allegationsServiceOf(code ?? '') : frontDoorOf(code ?? '');
  return {
    kind: 'line',
    subject: subjectOf(purpose, code),
    area: code,
    title: `Whom to ring: ${purpose.replaceAll('-', ' ')}, ${area?.name ?? 'every area'}`,
    path: `/arrangements/lines/${areaCode}/${purpose}`,
    earliest: 'today',
    lead: area
      ? `Without a number of its own, ${area.name} goes by the one for every area, and where there is none the police non-emergency number answers.`
      : 'It answers in every area that has no number of its own.',
    on: ({ phoneLines }, day) => {
      const held = phoneLines.filter(
        (line) =>
          line.area === code &&
          line.purpose === purpose &&
          line.effectiveFrom <= day &&
          (line.effectiveTo === null || day < line.effectiveTo),
      );
      return held.length > 0 ? held : null;
    },
    typed: (lines) => ({
      way: lines === null ? 'none' : lines.some(({ holds }) => holds === 'always') ? 'always' : 'hours',
      ...Object.fromEntries((lines ?? []).flatMap(typedLine)),
    }),
    read: (body) => readLines(body, ways),
    fields: (typed, errors) => lineFields(ways, typed, errors),
    says: (lines) => linesInWords(lines ?? []),
    write: (db, writing, lines) =>
      writeLines(
        db,
        writing,
        { area: code, purpose },
        lines.map((line) => ({ ...line, service: line.holds === 'always' ? null : service })),
      ),
    refuses: (before, after, from) => {
      const byHours = after.phoneLines.some(
        (line) =>
          line.area === code &&
          line.purpose === purpose &&
          line.holds === 'open' &&
          line.effectiveFrom === from.toString(),
      );
      if (byHours && !after.serviceHours.some((hours) => hours.service === service))
        return formError(
          'way',
          'That service has no opening hours here, so it would never be open. Enter its hours first, or give one number for every hour',
          '-hours',
        );
      return holeError(before, after, from, { ...concerned, field: 'way' });
    },
    means: (before, after, from) => callsBeforeAndAfter(before, after, from, concerned),
  };
}

function typedLine({ holds, name, phone, text, why }: Line): [string, string][] {
  const values = [name, phone, text ?? '', why];
  return fieldsOf(holds).map((field, at) => [field, values[at] ?? '']);
}
