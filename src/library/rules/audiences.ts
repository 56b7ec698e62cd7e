/** Whom a page is written for, in the order in which they are offered. */
export const AUDIENCES = [
  { code: 'everyone', label: 'Everyone' },
  { code: 'parents', label: 'Parents and carers' },
  { code: 'young-people', label: 'Young people' },
  { code: 'professionals', label: 'Professionals' },
  { code: 'businesses', label: 'Businesses' },
  { code: 'rail', label: 'Rail staff' },
] as const;

export type Audience = (typeof AUDIENCES)[number]['code'];

/** The ages of children that a page is about. */
export const AGES = ['0-4', '5-10', '11-13', '14-17', '18-25'] as const;

export type Age = (typeof AGES)[number];

/** "0-4" as words. */
export const ageWords = (age: Age): string =>
  age === '0-4' ? 'Before birth to 4' : age.replace('-', ' to ');

/** Whether a page is about children of this age: it names it, or none. */
export const isAbout = (page: { ages: readonly string[] }, age: Age): boolean =>
  page.ages.length === 0 || page.ages.includes(age);

/** The audience of this code; undefined when there is none. */
export const audienceOf = (code: string | null) => AUDIENCES.find((audience) => audience.code === code);

/** Whether a page is for these readers: its own, or everybody's. */
export function isFor(page: { audiences: readonly string[] }, audience: string): boolean {
  return (
    page.audiences.length === 0 ||
    page.audiences.includes(audience) ||
    (audience !== 'everyone' && page.audiences.includes('everyone'))
  );
}
