/** Learning done elsewhere, as whoever did it states it. */
export interface Stated {
  id: string;
  personId: string;
  course: string;
  courseId: string;
  title: string;
  provider: string;
  on: Temporal.PlainDate;
  note: string;
  at: Temporal.Instant;
  verdict: 'accepted' | 'refused' | null;
  why: string | null;
  decidedBy: string | null;
}
