const LETTER = /\p{L}/u;

export const NO_NAME = 'Write a name. If there is one name only, write it as the surname';

/** A name as a list has it; nothing where a dash or a dot stands for one that is not known. */
export const nameIn = (written: string) => (LETTER.test(written) ? written : '');

/** What is wrong with a name as it was typed: a dash or a dot would be a child whom nobody finds again. */
export function nameWrong(typed: {
  given: string;
  surname: string;
}): { field: 'given' | 'surname'; message: string } | undefined {
  const field = (['given', 'surname'] as const).find(
    (each) => typed[each] !== '' && !LETTER.test(typed[each]),
  );
  return field && { field, message: 'A name has letters. Leave it out if it is not known' };
}
