import { text } from '../../../platform/forms/index.ts';
import type { ToldAddress } from '../../types.ts';
import { line, one, options, step, story } from '../questions.ts';
import { typedOn } from '../told.ts';
import type { Option, Question, Step, Told } from '../types.ts';

/** The partnership's areas, or "I do not know": the area of a child is never guessed. */
export function whichArea(words: {
  label: string;
  hint?: string;
  ask: string;
  unknown: string;
}): Question<string> {
  const { unknown, ask, ...said } = words;
  const unlisted: Option = { value: 'unknown', label: unknown };
  return {
    kind: 'one',
    field: text({ ask }),
    ...said,
    listed: ({ areas }) =>
      one({
        ...said,
        ask,
        options: [...areas.map(({ code, name }): Option => ({ value: code, label: name })), unlisted],
      }),
  };
}

/** The child's home area as answered so far; null while it is unknown. */
export function areaOf(told: Told): string | null {
  const again = typedOn(told, 'where', 'area') === 'unknown' ? typedOn(told, 'where-again', 'area') : '';
  const area = again || typedOn(told, 'where', 'area');
  return told.areas.some(({ code }) => code === area) ? area : null;
}

/** The home address, in the words of whoever is asked. */
export function address(words: { label: string; hint?: string }) {
  return {
    address: story({ rows: 3, apart: true, ...words }),
    postcode: line({
      label: 'Postcode, if you know it',
      width: 10,
      apart: true,
      field: text({ max: 10, tooLong: 'A postcode has at most 8 letters and numbers' }),
    }),
  };
}

/** Asked when the first answer was "I do not know": anything that helps to find the home. */
export function whereAgain(words: { part: string; heading: string; hint: string }): Step {
  return step({
    key: 'where-again',
    part: words.part,
    heading: words.heading,
    asked: ({ told }) => typedOn(told, 'where', 'area') === 'unknown',
    questions: {
      near: story({
        label: 'What could help us find it?',
        hint: words.hint,
        rows: 3,
      }),
      area: whichArea({
        label: 'Which of these is your best guess?',
        ask: 'Choose an area, or that you still do not know',
        unknown: 'I still do not know',
      }),
    },
  });
}

export const yesNo = options([
  ['yes', 'Yes'],
  ['no', 'No'],
]);

interface ToldWhere {
  childId: string | null;
  address?: string;
  postcode?: string;
  kept?: string;
}

/** The addresses told; one that somebody must not learn is shielded, with why. */
export function addressesOf(places: readonly ToldWhere[]): ToldAddress[] {
  return places
    .filter((place) => place.address || place.postcode)
    .map((place) => ({
      childId: place.childId,
      words: place.address || 'Only the postcode is known',
      postcode: place.postcode?.toUpperCase() || null,
      shielded: Boolean(place.kept),
      shieldedWhy: place.kept || null,
    }));
}
