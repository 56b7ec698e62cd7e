import { formError, Undone } from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import type { Booking } from '../../types.ts';
import { MOST_MINUTES, minutesSaid } from '../rules/minutes.ts';
import { isMark, type NewMark, type Register } from '../types.ts';

/** What is said of somebody, as the boxes of their form hold it: `mark-1`, `minutes-1`, `note-1` and on, `passed`. */
export function saidOfPerson({ parts, marks, passed }: Register, { id }: Booking): Record<string, string> {
  const result = passed.get(id);
  const boxes: [string, string][] = parts.flatMap(({ n }) => {
    const held = marks.find(({ bookingId, part }) => bookingId === id && part === n);
    return [
      [`mark-${n}`, held?.mark ?? ''],
      [`minutes-${n}`, held?.minutes?.toString() ?? ''],
      [`note-${n}`, held?.note ?? ''],
    ];
  });
  return { ...Object.fromEntries(boxes), passed: result === undefined ? '' : result ? 'yes' : 'no' };
}

/**
 * The marks that a form changes, one a part at most. A part without a mark keeps none of what stands beside it.
 * @throws Undone for minutes that are none, and for minutes or a note where nothing is marked
 */
export function marksIn(body: Body, { parts }: Register, bookingId: string): Omit<NewMark, 'id' | 'at'>[] {
  const errors = parts.flatMap(({ n }) => errorsOf(body, n));
  if (errors.length > 0) throw new Undone({ errors, changed: false });
  return parts.flatMap(({ n: part }) => {
    const [mark = '', typed = '', note = ''] = boxesOf(body, part);
    const minutes = minutesSaid(mark, Number(typed));
    if (!isMark(mark) || [mark, minutes ?? '', note].join('|') === one(body, `was-${part}`)) return [];
    return [{ bookingId, part, mark, minutes, note }];
  });
}

const boxesOf = (body: Body, part: number) =>
  ['mark', 'minutes', 'note'].map((box) => one(body, `${box}-${part}`).trim());

function errorsOf(body: Body, part: number) {
  const [mark = '', minutes = '', note = ''] = boxesOf(body, part);
  return [
    ...(!isMark(mark) && minutes + note !== ''
      ? [formError(`mark-${part}`, 'Choose whether they were there')]
      : []),
    ...(minutes !== '' && (!/^\d{1,3}$/.test(minutes) || Number(minutes) > MOST_MINUTES)
      ? [formError(`minutes-${part}`, `Write the minutes as a number, ${MOST_MINUTES} at most`)]
      : []),
    ...(note.length > 500 ? [formError(`note-${part}`, 'Shorten the note to 500 letters')] : []),
  ];
}
