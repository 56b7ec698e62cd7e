import { options } from '../questions.ts';

/**
 * What people who work or travel on trains, buses and taxis, or at the border, may notice of a child who is being
 * exploited. In force until taken out: an installation may change the list as patterns change.
 */
export const SIGNS = options([
  ['alone-afraid', 'Alone, and looks lost or afraid'],
  ['late', 'Out alone late at night or very early'],
  ['school-hours', 'Travels when they should be in school'],
  ['hurt', 'Is hurt, or looks ill or uncared for'],
  ['strange-place', 'Does not know the place they are in'],
  ['same-trip', 'Makes the same trip again and again'],
  ['calls', 'Gets many calls or texts, or has more than one phone'],
  ['hides', 'Keeps away from staff and police'],
  ['ticket', 'An older person buys the ticket, or pays for them'],
  ['older', 'Is with an older person who does not seem to be family'],
  ['told-what', 'Is told what to say, or is not left to speak'],
  ['things', 'Has cash, drugs, or new things they could not buy'],
  ['bag', 'Has little or no luggage for a long trip, or hides a bag'],
  ['drink-drugs', 'Seems to have had drink or drugs'],
]);

/** What was ticked, in words. */
export function signsInWords(ticked: readonly string[]): string[] {
  return SIGNS.filter(({ value }) => ticked.includes(value)).map(({ label }) => label);
}
