import type { Topic } from '../types.ts';

/** What of the directory fits a topic, by its codes; '' for none. */
export interface TopicHelp {
  need: string;
  audience: string;
}

/** A topic before those who keep it. */
export interface KeptTopic extends Topic, TopicHelp {
  id: string;
  version: number;
  changedBy: string;
  changedAt: Temporal.Instant;
  /** Pages that are shown now and have it. */
  pages: number;
}

/** What is written of it. */
export type WrittenTopic = Pick<KeptTopic, 'label' | 'atRest' | keyof TopicHelp>;

/** What a service of the directory may be about, or whom it may be for. */
export interface Term {
  kind: 'need' | 'audience';
  code: string;
  name: string;
}
