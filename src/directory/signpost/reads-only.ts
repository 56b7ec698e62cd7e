import type { Page } from '../../platform/http/index.ts';

/** The reader has this record open in an emergency, and changes nothing in it. */
export const readsOnly = ({ practitioner }: Page, personId: string): boolean =>
  practitioner.emergencies.some(({ recordId }) => recordId === personId);
