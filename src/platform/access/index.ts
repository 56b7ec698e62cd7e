/** What slices use to say who may do what, and to which record. */
export {
  type Actor,
  type ApiKeyActor,
  anybody,
  areasOf,
  contextOf,
  type Emergency,
  type Practitioner,
  type PublicActor,
  provedJustNow,
} from './actor.ts';
export { type Conflict, conflicts, declareConflict, recordCalled } from './conflicts.ts';
export {
  basisOf,
  breakGlass,
  emergencyHours,
  endEmergency,
  leastReason,
  type OwnUse,
  ownUses,
  type Stub,
  sees,
  stubOf,
} from './emergency.ts';
export { type Notice, type NoticeKind, notices, putNoticeAway } from './notices.ts';
export { anyone, may, type Permission, signedIn, withKey } from './permission.ts';
export {
  answerRequest,
  askLead,
  type Cursor,
  type OwnRequest,
  ownRequests,
  type Request,
  requestOf,
  requests,
  type Verdict,
  verdicts,
} from './requests.ts';
export {
  escalateLateReviews,
  type Judgement,
  judgements,
  review,
  reviewDue,
  type Use,
  useOf,
  uses,
} from './reviews.ts';
export { writeRolePermissions } from './role-permissions.ts';
export { emergencyPathOf, fromStub } from './stub-link.ts';
