/** An id of the sample's programme: 1 is a course, 2 a session, 3 a booking. */
export const sampleId = (kind: 1 | 2 | 3, n: number): string =>
  `0000036${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;
