import { defineEvent } from '../platform/events/index.ts';
import { defineTopic } from '../platform/jobs/index.ts';

/** A concern was decided, for the first time or anew: heard by other slices in the same transaction. */
export const CONCERN_DECIDED = defineEvent<{ concern: string; decision: string }>('concern.decided');

/** A concern was returned to whoever raised it: they are asked, if there is a safe way. */
export const ANSWER_WANTED = defineTopic('concern.returned', ['concern']);

/** The same for what is done after the commit: the referrer is told, if there is a safe way. */
export const ANSWER_DUE = defineTopic('concern.decided', ['concern', 'decision']);

/** An agency was asked: it is written to after the commit. */
export const AGENCY_ASKED = defineTopic('agency.asked', ['question']);

/** It did not answer in time, and is reminded. */
export const ANSWER_OVERDUE = defineTopic('agency.answer-overdue', ['question']);

/** Its link was used or ran out, and it wants another. */
export const LINK_WANTED = defineTopic('agency.link-wanted', ['question']);
