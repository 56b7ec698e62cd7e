import type { Held } from '../facts/types.ts';
import type { Shielded } from '../types.ts';

/** What is to be hidden or shown again, in words, and where its pages are. */
export interface Shielding {
  held: Pick<Held, 'label' | 'line' | 'shielded'> & Pick<Shielded, 'part' | 'id'>;
  /** After the person's address. */
  step: (what: 'shield' | 'unshield') => string;
  back: 'known' | 'family';
}
