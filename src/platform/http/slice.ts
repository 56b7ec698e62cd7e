import type { Permission } from '../access/permission.ts';
import type { Route } from './route.ts';

/** An entry of the signed-in navigation, shown to those it is for. */
export interface NavigationEntry {
  label: string;
  href: string;
  permission: Permission;
}

/** What a slice offers to the whole. */
export interface Slice {
  routes: readonly Route[];
  navigation?: readonly NavigationEntry[];
}
