import { defineTopic } from '../../platform/jobs/index.ts';

/** New dates of a course can be booked: whoever wanted to hear of them is written to. */
export const DATES_OPENED = defineTopic('learning.dates-opened', ['course']);
