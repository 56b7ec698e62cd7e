import { soundsLikeDanger } from '../../search/rules/danger.ts';

/** Words in which people tell of a child that they worry about. */
const SIGNS: readonly RegExp[] = [
  /\b(worried|concerned|scared|afraid|frightened) (about|for|of) (a|my|the|her|his|their|our|this|that) /,
  /\bmy (son|daughter|child|baby|grandson|granddaughter|niece|nephew|neighbou?r|pupil|student|stepson|stepdaughter)\b/,
  /\b(neighbou?r|child|boy|girl|baby|kid|kids|children)\b.{0,60}\b(cry|cries|crying|bruis|scream|neglect|alone|hungry|dirty|drugs|beaten|afraid|scared|groom|missing)/,
  /\b(bruis|neglect|abus|molest|groom|sexual|beaten|starv)\w*.{0,60}\b(child|boy|girl|baby|kid|kids|children|son|daughter|he|she)\b/,
  /\b(year|yr|month)s?[- ]old\b/,
];

/** Whether words sound as if they told of somebody at risk: they must not wait in an inbox. */
export function soundsLikeConcern(typed: string): boolean {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  return soundsLikeDanger(typed) || SIGNS.some((sign) => sign.test(plain));
}
