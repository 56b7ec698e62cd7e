/** An invented service, told in short. */
export interface SampleService {
  org: string;
  title: string;
  says: string;
  needs: readonly string[];
  from?: number;
  to?: number;
  /** A town of the sample; without one it comes to people, or is by telephone. */
  at?: string;
  areas?: readonly string[];
  free?: boolean;
  cost?: string;
  ways?: readonly string[];
  for?: readonly string[];
  access?: readonly string[];
  languages?: readonly string[];
  levels?: readonly string[];
  when?: readonly (readonly [day: string, opens: string, closes: string, words: string])[];
  how?: string;
}
