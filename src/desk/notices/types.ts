/** Something about access that somebody must be told, as shown on their desk. */
export interface Notice {
  id: string;
  kind:
    | 'glass broken'
    | 'glass to review'
    | 'review late'
    | 'glass reviewed'
    | 'access asked'
    | 'request answered'
    | 'named';
  at: Temporal.Instant;
  recordId: string | null;
  recordKind: string | null;
  reference: string | null;
  useId: string | null;
  requestId: string | null;
  name: string | null;
  agency: string | null;
}
