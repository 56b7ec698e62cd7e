import type { NotTaken } from './kinds.ts';

/** Names a file that was not taken as far as its name can be shown without turning round what is read, and says why. */
export const refusalWords = (name: string, { message }: NotTaken): string =>
  `“${name.replace(/\p{C}/gu, '').slice(-80)}” was not taken. ${message}.`;
