import type { Actor } from '../../platform/access/index.ts';
import type { Telling } from '../types.ts';
import { tellAnyone } from './anyone/tell.ts';
import { tellProfessional } from './professional/tell.ts';
import { typedOn } from './told.ts';
import type { Told } from './types.ts';
import { tellYoung } from './young/tell.ts';

/** What was told, as a concern takes it, by the way somebody came. */
export function tellingOf(told: Told, now: Temporal.Instant, actor: Actor): Telling {
  switch (typedOn(told, 'who', 'who')) {
    case 'young person':
      return tellYoung(told, now);
    case 'professional':
      return tellProfessional(told, now, actor.kind === 'practitioner' ? actor : undefined);
    default:
      return tellAnyone(told, now);
  }
}
