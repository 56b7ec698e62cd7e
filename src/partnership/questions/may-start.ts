import { defineQuestion } from '../../platform/questions/index.ts';

/** Whether somebody may begin a practice tool in an area on a day. Never asked of finishing or reading one. */
export interface MayStart {
  practitionerId: string;
  /** Its code: "graded-care-profile-2". */
  tool: string;
  area: string;
  on: Temporal.PlainDate;
}

export interface MayStartAnswer {
  may: boolean;
  /** What they need first, each in words that follow "You need to". */
  needed: readonly string[];
  /** The day on which it lapses; null when it does not, or is not had. */
  until: Temporal.PlainDate | null;
}

/** Where no slice keeps what people learned, nothing is asked of them. */
export const mayStart = defineQuestion<MayStart, MayStartAnswer>('may start', {
  may: true,
  needed: [],
  until: null,
});
