import { factList, heading, type Part, paragraph } from '../../platform/documents/index.ts';
import { fullWords } from '../../platform/time/words.ts';
import { SILENCE_WORDS, type Silence } from '../rules/telling.ts';
import type { Owed, Telling } from '../tell/types.ts';

const WHO = { referrer: 'Whoever told us', family: 'The family' } as const;
const at = (instant: Temporal.Instant) => fullWords(instant).text;

/** Who was told of the decision, in which words, and who is still to be. Whoever told us is not named here. */
export function tellingParts(owed: readonly Owed[], tellings: readonly Telling[]): Part[] {
  const each = (['referrer', 'family'] as const).flatMap((audience): Part[] => {
    const open = owed.filter((one) => one.audience === audience && one.metAt === null);
    const told = tellings.filter((one) => one.audience === audience);
    if (open.length === 0 && told.length === 0) return [];
    return [
      heading(2, WHO[audience]),
      ...told.flatMap(tellingOf),
      ...open.map(({ dueAt }) => paragraph(`Still to be told, by ${at(dueAt)}.`)),
    ];
  });
  return each.length > 0 ? [heading(1, 'Who was told'), ...each] : [];
}

function tellingOf({ how, words, reason, why, by, at: when }: Telling): Part[] {
  const silent = how === 'not told';
  return [
    ...factList([
      {
        label: silent ? 'Not told' : 'Told',
        value: `${at(when)}, by ${by}${silent || how === 'receipt' ? '' : `, ${HOW[how]}`}`,
      },
      { label: 'Because', value: reason && (SILENCE_WORDS[reason as Silence] ?? reason) },
      { label: 'Why', value: why },
    ]),
    ...(words ? [{ kind: 'quote', text: words } as const] : []),
  ];
}

const HOW = {
  message: 'by a message',
  'by telephone': 'by telephone',
  'in person': 'in person',
  letter: 'by letter',
} as const;
