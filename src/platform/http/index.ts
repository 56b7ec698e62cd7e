/** What slices use of the request pipeline. */
export { countAttempt, giveBackAttempt } from './attempts.ts';
export { type Body, one, readForm } from './body.ts';
export {
  formToken,
  keyedHash,
  randomToken,
  readWrittenCode,
  sameText,
  sha256,
  writtenCode,
} from './codes.ts';
export { leftCookie, readCookie, sessionCookie, visitCookie, writeCookie } from './cookies.ts';
export { HttpError, notFound } from './errors.ts';
export { guestOrigin, isGuestHost } from './guest-hosts.ts';
export { isId } from './ids.ts';
export { answerKept, type KeptView } from './kept-answer.ts';
export { type ApiDescription, openApiRoute, problemAnswers } from './openapi.ts';
export type { Chrome, Page, Services, SiteSettings, View } from './page.ts';
export type { Observed } from './pipeline.ts';
export { type FieldProblem, json, problem } from './problem.ts';
export type { Handler, Route } from './route.ts';
export { everySecret, SealBroken, type Secrets, seal, unseal } from './seal.ts';
export {
  type ChronologySource,
  type EventWeight,
  type NavigationEntry,
  type Panel,
  PERSON_PLACES,
  type PersonPanel,
  type Picked,
  type Picker,
  type Slice,
  type ToldEvent,
} from './slice.ts';
export type { Upload, Uploads } from './spool.ts';
export { readJson } from './strict-json.ts';
