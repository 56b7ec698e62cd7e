import type { Domain } from './types.ts';

/** The domains of assessment, named as families and professionals both can read them. */
export const DOMAIN_WORDS: Readonly<Record<Domain, string>> = {
  development: 'The child’s development',
  parenting: 'Parenting',
  family: 'Family and surroundings',
  online: 'Life online',
};
