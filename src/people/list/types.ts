import type { PersonHead } from '../types.ts';

/** A person as a list shows them. */
export type PersonRow = Pick<
  PersonHead,
  'id' | 'reference' | 'label' | 'born' | 'bornKind' | 'expectedOn' | 'restricted' | 'shielded' | 'teamId'
>;
