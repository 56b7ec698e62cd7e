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
export { readCookie, sessionCookie, visitCookie, writeCookie } from './cookies.ts';
export { HttpError, notFound } from './errors.ts';
export { isId } from './ids.ts';
export { type ApiDescription, openApiRoute, problemAnswers } from './openapi.ts';
export type { Chrome, Page, Services, SiteSettings, View } from './page.ts';
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
  type Slice,
  type ToldEvent,
} from './slice.ts';
export { readJson } from './strict-json.ts';
