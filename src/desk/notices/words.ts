import { recordName, recordPath } from '../record-path.ts';
import type { Notice } from './types.ts';

const toGroups = { href: '/learning/groups', link: 'See who was put forward' };

/** A notice as a sentence, and where to read on. */
export function noticeWords(
  notice: Notice,
  reviewer: boolean,
): { says: string; href: string | undefined; link: string } {
  const { kind, recordKind, reference, name, agency, recordId, useId, requestId } = notice;
  const record = `${recordName(recordKind)} ${reference ?? ''}`.trim();
  const who = `${name}, ${agency},`;
  const toRecord = recordId && recordKind ? recordPath(recordKind, recordId) : undefined;
  const toReview = reviewer && useId ? `/access/reviews/${useId}` : undefined;
  switch (kind) {
    case 'glass broken':
      return { says: `${who} opened ${record} in an emergency.`, href: toRecord, link: `Open ${record}` };
    case 'glass to review':
      return {
        says: `${who} opened ${record} in an emergency. Please review it.`,
        href: toReview,
        link: 'Review it',
      };
    case 'review late':
      return {
        says: `Emergency access by ${who} was not reviewed in time.`,
        href: toReview,
        link: 'Review it',
      };
    case 'glass reviewed':
      return { says: 'Your emergency access was reviewed.', href: '/break-glass', link: 'See what was said' };
    case 'access asked':
      return {
        says: `${who} asks for a record they cannot find.`,
        href: `/access/requests/${requestId}`,
        link: 'Answer',
      };
    case 'request answered':
      return {
        says: 'Your request for a record was answered.',
        href: '/break-glass',
        link: 'See the answer',
      };
    case 'referrer answered':
      return { says: `Whoever raised ${record} has answered.`, href: toRecord, link: `Open ${record}` };
    case 'passed to us':
      return {
        says: 'Another area passed a concern to us. It waits for our answer.',
        href: '/front-door/passed-in',
        link: 'Answer',
      };
    case 'passing answered':
      return {
        says: `The area to which ${reference ? record : 'a concern of yours'} was passed has answered.`,
        href: toRecord ?? '/front-door',
        link: toRecord ? `Open ${record}` : 'Open the front door',
      };
    case 'team joined':
      return {
        says: `Another team now works with ${record}, because of a concern.`,
        href: toRecord,
        link: `Open ${record}`,
      };
    case 'records linked':
      return {
        says: `${record} was found to be of the same person as another record.`,
        href: toRecord,
        link: `Open ${record}`,
      };
    case 'records split':
      return {
        says: `${record} and another record are of two people after all: they were taken apart.`,
        href: toRecord,
        link: `Open ${record}`,
      };
    case 'link refused':
      return {
        says: `Your proposal that ${record} and another record are of one person was refused.`,
        href: toRecord,
        link: `Open ${record}`,
      };
    case 'put forward':
      return { says: 'Somebody was put forward for a group that you lead.', ...toGroups };
    case 'group place':
      return { says: 'A place in a group was found for somebody whom you put forward.', ...toGroups };
    case 'no group place':
      return { says: 'Somebody whom you put forward for a group gets no place. It says why.', ...toGroups };
    case 'group left':
      return { says: 'Somebody no longer comes to a group, or is no longer put forward.', ...toGroups };
    case 'named':
      return {
        says: `${who} is now one of the named people of ${record}.`,
        href: toRecord,
        link: `Open ${record}`,
      };
  }
}
