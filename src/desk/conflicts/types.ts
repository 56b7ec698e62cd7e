/** Somebody who never sees a record, as listed. */
export interface Conflict {
  practitionerId: string;
  name: string;
  agency: string;
  recordId: string;
  reference: string;
  reason: string;
  declaredBy: string | null;
  declaredAt: Temporal.Instant;
}

/** A practitioner as one is chosen. */
export interface Person {
  id: string;
  name: string;
  jobTitle: string;
  agency: string;
}
