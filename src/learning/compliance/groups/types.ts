/** A group for young people that meets on some days. */
export interface YoungGroup {
  id: string;
  name: string;
  about: string;
  area: string;
  ageFrom: number;
  ageTo: number;
  risks: readonly string[];
  needsOpenCase: boolean;
  capacity: number;
  leadId: string;
  meetsOn: readonly Temporal.PlainDate[];
  version: number;
}

/** What is told of somebody who is put forward: a case fact. */
export interface Referral {
  id: string;
  groupId: string;
  name: string;
  born: Temporal.PlainDate;
  risks: readonly string[];
  openCase: boolean;
  why: string;
  consentBy: string;
  consentOn: Temporal.PlainDate;
  referredBy: string;
  referredById: string;
  at: Temporal.Instant;
  verdict: 'place' | 'no place' | null;
  whyNot: string | null;
  ending: Ending | null;
}

/** That somebody no longer comes: who said so, in their words, and who noted it. */
export interface Ending {
  saidBy: 'family' | 'young person' | 'agency';
  said: string;
  notedBy: string;
  at: Temporal.Instant;
}

/** What stands already: how many have a place, and on which days it was noted who came. */
export interface Use {
  places: number;
  noted: readonly string[];
}
