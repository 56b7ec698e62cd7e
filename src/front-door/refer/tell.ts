import type { Page } from '../../platform/http/index.ts';
import type { Telling } from '../types.ts';
import { tellAnyone } from './anyone/tell.ts';
import { typedOn } from './told.ts';
import type { Told } from './types.ts';

/** What was told, as a concern takes it, by the way somebody came. */
export function tellingOf(told: Told, page: Page): Telling {
  switch (typedOn(told, 'who', 'who')) {
    default:
      return tellAnyone(told, page.now);
  }
}
