/** A certificate that was sent with it. */
export interface EvidenceFile {
  name: string;
  label: string;
  bytes: number;
  scanned: boolean;
}

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
  file: EvidenceFile | null;
}
