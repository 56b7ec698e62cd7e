import type { Area } from '../areas.ts';
import { allegationsServiceOf, frontDoorOf } from './opening-hours.ts';

/** A service that has opening hours: its key, whose it is, and what people call it. */
export type Service = { readonly key: string; readonly area: string; readonly name: string };

/** Every service of every area, in their order. */
export function services(areas: readonly Area[]): Service[] {
  return areas.flatMap(({ code, name }) => [
    { key: frontDoorOf(code), area: code, name: `${name} front door` },
    { key: allegationsServiceOf(code), area: code, name: `${name} designated officer for allegations` },
  ]);
}
