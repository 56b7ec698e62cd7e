import type { NavigationEntry, Route } from '../platform/http/index.ts';

export const routes: readonly Route[] = [];

export const navigation: readonly NavigationEntry[] = [];
