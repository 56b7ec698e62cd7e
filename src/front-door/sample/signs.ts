import { type Edition, indicatorOf } from '../../partnership/index.ts';
import type { Level } from '../rules/thresholds.ts';
import type { Story } from './stories/index.ts';

/** Words of a story, and the signs of need that they point to, at whichever level it was decided. */
const POINTS: readonly (readonly [RegExp, ...string[]])[] = [
  [/bruis|burn|mark|swollen|black eye/i, 'D33', 'P28'],
  [/hits? |hit me|hurts? me|punch|slap|belt|beat/i, 'D34', 'P33', 'P28'],
  [/touch|undress|naked|sexual/i, 'D34', 'P34', 'O25'],
  [/knife|weapon|stab/i, 'D40', 'P38', 'F25'],
  [/missing|ran away|did not come home|overnight/i, 'D39', 'D31'],
  [/gift|older (man|men|boy)|ticket|phones|drop|county|train|taxi|vape|sells?|package/i, 'D38', 'F27'],
  [/online|picture|photo|message|game|webcam/i, 'O31', 'O32', 'O25', 'O24', 'D38'],
  [/hungry|dirty|smell|teeth|weight|clothes/i, 'P35', 'P26', 'D20', 'D23'],
  [/drink|drunk|wine|vodka|alcohol/i, 'P40', 'P23', 'P20'],
  [/alone|locked|left in/i, 'P36', 'P27'],
  [/medication|believes|psych|low since|crying all/i, 'P40', 'P22', 'P14'],
  [/pregnan|weeks|unborn/i, 'P42', 'D29'],
  [/partner|violence|scream|shout/i, 'P38', 'F25', 'P19', 'F21'],
  [/cuts? (her|him|my)|take (her|his|my) own|not want to (live|be here)/i, 'D37', 'D26'],
  [/school|attend|absent|excluded/i, 'D24', 'D14'],
  [/married|wedding|abroad|honour/i, 'P41', 'F41'],
  [/evict|homeless|sofa|hostel|heating|damp/i, 'F35', 'F22', 'F14', 'F15'],
  [/sad|worried|anxious|sleep|cries/i, 'D27', 'D17'],
];

/** What a story rests on where its words point to nothing at its level. */
const OTHERWISE: Readonly<Record<Level, readonly string[]>> = {
  1: ['D07', 'P09'],
  2: ['D17', 'F13'],
  3: ['P26', 'F26'],
  4: ['P38', 'F33'],
};

const MOST = 4;

/** The indicators of the story's level that its words point to, in an edition: up to four. */
export function signsOf({ told }: Story, level: Level, edition: Edition): string[] {
  const here = (codes: readonly string[]) =>
    codes.filter((code) => indicatorOf(edition, code)?.level === level);
  const pointed = here(POINTS.flatMap(([words, ...codes]) => (words.test(told) ? codes : [])));
  return [...new Set(pointed.length > 0 ? pointed : here(OTHERWISE[level]))].slice(0, MOST);
}
