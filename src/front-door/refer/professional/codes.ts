import { options } from '../questions.ts';

/** Ethnicity: the 20 values of the children in need census (item 4220). Refused and not yet asked are two things. */
export const ETHNICITY = options([
  ['WBRI', 'White: British'],
  ['WIRI', 'White: Irish'],
  ['WIRT', 'White: Irish Traveller'],
  ['WROM', 'White: Gypsy or Roma'],
  ['WOTH', 'White: any other background'],
  ['MWBC', 'Mixed: White and Black Caribbean'],
  ['MWBA', 'Mixed: White and Black African'],
  ['MWAS', 'Mixed: White and Asian'],
  ['MOTH', 'Mixed: any other background'],
  ['AIND', 'Asian: Indian'],
  ['APKN', 'Asian: Pakistani'],
  ['ABAN', 'Asian: Bangladeshi'],
  ['CHNE', 'Chinese'],
  ['AOTH', 'Asian: any other background'],
  ['BCRB', 'Black: Caribbean'],
  ['BAFR', 'Black: African'],
  ['BOTH', 'Black: any other background'],
  ['OOTH', 'Any other ethnic group'],
  ['REFU', 'They did not want to say'],
  ['NOBT', 'Not asked yet'],
]);

/** Disability: the values of the census (item 8540). "None" stands alone. */
export const DISABILITY = options([
  ['NONE', 'None'],
  ['MOB', 'Mobility'],
  ['HAND', 'Hand function'],
  ['PC', 'Personal care'],
  ['INC', 'Incontinence'],
  ['COMM', 'Communication'],
  ['LD', 'Learning'],
  ['HEAR', 'Hearing'],
  ['VIS', 'Vision'],
  ['BEH', 'Behaviour'],
  ['CON', 'Consciousness'],
  ['AUT', 'Autism'],
  ['DDA', 'Another disability under the Equality Act'],
]);

/** Sex as the census has it since 2024–25; before birth it is not known. */
export const SEX = options([
  ['M', 'Male'],
  ['F', 'Female'],
  ['U', 'Not known'],
]);
