export const KINDS = ['board', 'executive', 'subgroup'] as const;
export type GroupKind = (typeof KINDS)[number];
export const KIND_WORDS: Readonly<Record<GroupKind, string>> = {
  board: 'The board',
  executive: 'The executive',
  subgroup: 'A group of the board',
};

/** The board, its executive, or a group of it. */
export interface Group {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
  about: string;
  /** It meets in each quarter: one without a meeting is shown. */
  quarterly: boolean;
  version: number;
  madeAt: Temporal.Instant;
}

/** A meeting as lists have it. */
export interface MeetingLine {
  id: string;
  groupId: string;
  group: string;
  slug: string;
  heldOn: Temporal.PlainDate;
  startsAt: string;
  place: string;
  hasMinutes: boolean;
  publishedAt: Temporal.Instant | null;
}

export interface Meeting extends MeetingLine {
  /** Markdown. */
  agenda: string;
  minutes: string;
  minutesVersion: number;
  version: number;
  changedBy: string;
  changedAt: Temporal.Instant;
  takenBackWhy: string | null;
}

export interface Paper {
  id: string;
  title: string;
  href: string;
  forEverybody: boolean;
}

export interface Action {
  id: string;
  meetingId: string;
  words: string;
  ownerRole: string;
  due: Temporal.PlainDate;
  version: number;
  doneOn: Temporal.PlainDate | null;
  doneWords: string;
}

/** An action with the meeting that asked for it. */
export interface ActionLine extends Action {
  group: string;
  heldOn: Temporal.PlainDate;
}

export interface Agreement {
  practitionerId: string;
  name: string;
  at: Temporal.Instant;
}

/** Who may answer for an action: a role and never a name. */
export const OWNERS = [
  'Chair of the board',
  'Chair of the group',
  'Independent scrutineer',
  'Director of children’s services',
  'Chief constable’s delegate',
  'Chief nurse of the integrated care board',
  'Business team',
  'Quality lead',
  'Exploitation lead',
  'Training lead',
  'Information-governance lead',
  'Designated doctor or nurse',
  'Education lead',
  'District councils’ lead',
  'Voluntary sector’s representative',
] as const;

/** So many people agree to minutes before anybody else reads them. */
export const TO_AGREE = 2;

/** Which actions are listed: open ones, those past their day, or those that are done. */
export const STANDINGS = ['open', 'overdue', 'done'] as const;
export type Standing = (typeof STANDINGS)[number];
