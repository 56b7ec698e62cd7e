import { HEALTH_STORIES } from './health.ts';
import { PUBLIC_STORIES } from './public.ts';
import { SCHOOL_STORIES } from './schools.ts';
import { SERVICE_STORIES } from './services.ts';
import type { Story } from './types.ts';
import { YOUNG_STORIES } from './young.ts';

/** Every story of the sample. All of it is invented. */
export const STORIES: readonly Story[] = [
  ...SCHOOL_STORIES,
  ...HEALTH_STORIES,
  ...SERVICE_STORIES,
  ...PUBLIC_STORIES,
  ...YOUNG_STORIES,
];

export type { ProfessionalStory, PublicStory, Story, YoungStory } from './types.ts';
