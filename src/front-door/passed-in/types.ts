import type { Rating } from '../rules/thresholds.ts';

/** A concern that another area passed to the reader's front door, which has not answered yet. */
export interface PassedIn {
  id: string;
  concernId: string;
  childLabel: string;
  area: string;
  fromArea: string | null;
  rating: Rating | null;
  dangerNow: boolean;
  toldAt: Temporal.Instant;
  dueAt: Temporal.Instant | null;
}

/** What its front door needs to say whether the child is theirs. */
export interface PassedInWhole extends PassedIn {
  receivedAt: Temporal.Instant;
  contact: string;
  how: string;
  reason: string;
  by: string;
  children: readonly {
    name: string;
    unborn: boolean;
    born: Temporal.PlainDate | null;
    expected: Temporal.PlainDate | null;
    age: string;
  }[];
  addresses: readonly string[];
  /** There is an address that is not shown. */
  shielded: boolean;
}
