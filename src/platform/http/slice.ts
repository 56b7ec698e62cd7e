import type { Permission } from '../access/permission.ts';
import type { CleanUp, Handler } from '../jobs/index.ts';
import type { Route } from './route.ts';

/** An entry of the signed-in navigation, shown to those it is for. */
export interface NavigationEntry {
  label: string;
  href: string;
  permission: Permission;
  /** Shown in trial mode only. */
  trialOnly?: boolean;
}

/** What a slice offers to the whole. */
export interface Slice {
  routes: readonly Route[];
  navigation?: readonly NavigationEntry[];
  /** What it does about topics, after commits. */
  handlers?: readonly Handler[];
  /** What it removes regularly: its expired drafts and the like. */
  cleanUps?: readonly CleanUp[];
}
