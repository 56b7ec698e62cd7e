/** London time: working days, opening hours, and the words for them. All pure. */
export { ageInYears, ageWords } from './age.ts';
export * from './london.ts';
export * from './opening-hours.ts';
export * from './safe-times.ts';
export * from './words.ts';
export * from './working-days.ts';
