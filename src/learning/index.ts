/** Learning: the training programme, bookings and charges, and what completing it qualifies for. */
import { namedInCourses } from './courses/naming.ts';
import { canStart } from './credentials/can.ts';
import { feedHandlers } from './feeds/job.ts';
import { interestHandlers } from './interest/job.ts';

export { waiversPanel } from './charges/panel.ts';
export { cleanUps } from './clean-ups.ts';
export { describeNotice as api } from './notice/describe.ts';
export { navigation, routes } from './routes.ts';
export { seedSampleLearning } from './sample/seed.ts';
export { wordsPanel } from './staff/panel.ts';

export const answers = [canStart, namedInCourses];

/** What the slice does after commits. */
export const handlers = [...feedHandlers, ...interestHandlers] as const;
