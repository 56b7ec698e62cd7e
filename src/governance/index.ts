/** Governance: meetings of the board and its groups, what they asked for, and minutes that anybody may read. */
export { meetingsPanel } from './panel.ts';
export { navigation, routes } from './routes.ts';
export { seedSampleMeetings } from './sample/seed.ts';
