/** Who works here, where, and in which role. */

export { type Area, areaCalled, areaName } from './areas.ts';
/** Time and telephone: working days, opening hours, time limits and whom to ring, as configured. */
export { currentArrangements } from './arrangements/current.ts';
export { PUBLISHED } from './arrangements/published.ts';
export { seedArrangements } from './arrangements/seed.ts';
export { type Arrangements, countingFor } from './arrangements/types.ts';
export { allegationsServiceOf, frontDoorOf, hoursOf } from './calendar/opening-hours.ts';
/** Local facts: what texts name instead of saying it, so that a change shows in them at once. */
export { type Named, namedAt } from './local/named.ts';
export { localFactNames } from './local/names.ts';
export { type Choosing, choosing, lookedFor, looksForPeople, offeredPeople } from './naming/choose.ts';
export { policyInForce } from './policies/subject.ts';
export type { AskAgain, Attendance, SecondPerson, ToldWords } from './policies/types.ts';
export { ATTENDING } from './policies/types.ts';
export { type MayStart, type MayStartAnswer, mayStart } from './questions/may-start.ts';
/** Questions that any slice may ask and one answers. */
export { type NamedIn, namedIn } from './questions/named-in.ts';
export { type WordsMeant, wordsMeant } from './questions/words-meant.ts';
export { seedRoles } from './roles.ts';
export { navigation, routes } from './routes.ts';
export { agencyKinds, teamPurposes } from './rules/kinds.ts';
export { permissionsByRole, permissionsOf, roles } from './rules/roles.ts';
export { readSampleGround, readSampleStaff, type SampleGround } from './sample/ground.ts';
export { seedAreas, seedSamplePeople } from './sample/partnership.ts';
export { type SampleRole, samplePractitioners, sampleTeams } from './sample/practitioners.ts';
export { type AskableAgency, agenciesToAsk, dutyAddress, FOUND as AGENCIES_FOUND } from './store/agencies.ts';
export { appointAdministrator } from './store/appoint.ts';
export { readArrangements } from './store/arrangements.ts';
export {
  activePeople,
  type Colleague,
  colleaguesIn,
  findActivePeople,
  type Nameable,
  peopleNamed,
  type Team,
} from './store/colleagues.ts';
export {
  addAgency,
  addArea,
  addPerson,
  addTeam,
  areaCodes,
  everybody,
  giveRole,
  joinTeam,
  namedSo,
  stopPerson,
  takeRole,
  teamPlace,
} from './store/command-line.ts';
export { samplePeople, workAddresses } from './store/people.ts';
export {
  addStaffMember,
  administeredTeams,
  changeStaffing,
  type HeldRole,
  listAgencies,
  listStaff,
  type StaffChange,
  type StaffMember,
  type StaffRow,
  setDisabled,
  staffMember,
  workAddress,
} from './store/staffing.ts';
export { type OpenTeam, openTeams, type ReceivingTeam, receivingTeam, teamOf } from './store/teams.ts';
export { currentTeams } from './teams/current.ts';
/** Levels of need: editions as dated rows, what was cited from them, and a picker for other slices' forms. */
export { type CitedText, citedTexts } from './thresholds/changes.ts';
export { currentEditions } from './thresholds/current.ts';
export { DOMAIN_WORDS } from './thresholds/domains.ts';
export { editionInForce, indicatorOf, routesAt } from './thresholds/in-force.ts';
export { isLooking, readCited } from './thresholds/picker/read.ts';
export { type IndicatorPicker, indicatorPicker } from './thresholds/picker/view.ts';
export { EDITIONS } from './thresholds/published.ts';
export type { Citation, Domain, Edition, HelpRoute, Indicator, NeedLevel } from './thresholds/types.ts';
export { describeWhoToCall as api } from './who-to-call/describe.ts';
export { type CallGap, callGaps } from './who-to-call/gaps.ts';
export {
  type CallPanel,
  callPanel,
  currentCallPanel,
  secondsItHolds,
  showDrawnToAll,
  showOpenly,
  showToAll,
  showWithNumbers,
} from './who-to-call/panel.ts';
export type { CallAnswer, Purpose } from './who-to-call/types.ts';
export { whoToCall } from './who-to-call/who-to-call.ts';
/** What people write in boxes: drawn, looked through and previewed in one way wherever it stands. */
export { drawingOf } from './written/drawing.ts';
export { nameFault, pictureFault, strangeNames, writtenErrors } from './written/errors.ts';
export { filesHere, TEXT_KEPT, type TextKept } from './written/kept.ts';
