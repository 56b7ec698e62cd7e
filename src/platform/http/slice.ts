import type { Permission } from '../access/permission.ts';
import type { Db } from '../db/index.ts';
import type { Gauge } from '../health/vitals.ts';
import type { Html } from '../html/index.ts';
import type { CleanUp, Handler } from '../jobs/index.ts';
import type { Answering } from '../questions/index.ts';
import type { Described } from './openapi.ts';
import type { Page } from './page.ts';
import type { Route } from './route.ts';

/** An entry of the signed-in navigation, shown to those it is for. */
export interface NavigationEntry {
  label: string;
  href: string;
  permission: Permission;
  /** Shown in trial mode only. */
  trialOnly?: boolean;
}

/** A part that a slice offers to the desk: a card drawn from at most one query, none waiting on another's. */
export interface Panel {
  permission: Permission;
  /** Reads what the panel shows, and audits it, in the page's transaction; draws it afterwards. */
  load(page: Page, db: Db): Promise<() => Html>;
}

/** Where on a person's page a panel stands, in the order in which a worker needs them. */
export const PERSON_PLACES = [
  'risk and clocks',
  'family',
  'who is involved',
  'open work',
  'chronology',
  'documents',
  'who has looked',
] as const;

/** A part that a slice offers to a person's page: a card drawn from at most one query, none waiting on another's. */
export interface PersonPanel {
  place: (typeof PERSON_PLACES)[number];
  permission: Permission;
  /** Reads what the panel shows, and audits what is not the person's own record, in the page's transaction. */
  load(page: Page, db: Db, personId: string): Promise<() => Html>;
}

/** How much something that happened weighs, as chronologies have it. */
export type EventWeight = 'routine' | 'significant' | 'critical';

/** Something that happened to people, as the slice that holds it tells it to their chronologies; it is copied nowhere. */
export interface ToldEvent {
  id: string;
  at: Temporal.Instant;
  what: string;
  /** A code of the chronology's own list. */
  kind: string;
  weight: EventWeight;
  /** Whose work it was, and who wrote it. */
  agency: string;
  by: string | null;
  /** Where it stands whole. */
  href: string;
  /** Whom of those asked for it concerns. */
  people: readonly string[];
}

/** What a slice tells to the chronologies of people. */
export interface ChronologySource {
  permission: Permission;
  /** What happened to any of these, the latest first and so many at most, as far as the context may see it; audited. */
  load(page: Page, db: Db, people: readonly string[], most: number): Promise<readonly ToldEvent[]>;
}

/** What somebody chose in a picker, and how the picker is drawn. */
export interface Picked {
  chosen: readonly { id: string; label: string; href: string }[];
  /** Draws its boxes, those chosen and those found. Its button posts the form with `press` as `find-NAME`. */
  draw(legend: string): Html;
}

/** Records that may be chosen inside another slice's form, without a script: what was looked for comes with the form. */
export interface Picker {
  of: 'service';
  /** Reads who is chosen under `name` and what was looked for in the boxes behind it, in the page's transaction. */
  load(page: Page, db: Db, name: string): Promise<Picked>;
}

/** What a slice offers to the whole. */
export interface Slice {
  routes: readonly Route[];
  navigation?: readonly NavigationEntry[];
  /** What its routes for machines take and give, for `/api/openapi.json`. */
  api?: Described;
  /** What it does about topics, after commits. */
  handlers?: readonly Handler[];
  /** What it shows on the desk. */
  panels?: readonly Panel[];
  /** What it shows on a person's page. */
  personPanels?: readonly PersonPanel[];
  /** What it tells to the chronologies of people. */
  chronology?: readonly ChronologySource[];
  /** Its answers to questions that any slice may ask. */
  answers?: readonly Answering[];
  /** What it lets others choose from inside their forms. */
  pickers?: readonly Picker[];
  /** What it removes regularly: its expired drafts and the like. */
  cleanUps?: readonly CleanUp[];
  /** Numbers of its own that are watched: what is overdue and the like. */
  gauges?: readonly Gauge[];
}
