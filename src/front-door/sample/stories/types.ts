import type { Service } from '../../refer/professional/you.ts';
import type { Level, OutcomeCode, Rating } from '../../rules/thresholds.ts';

/**
 * One invented story of the sample. Texts may hold `{this|that}`, and of the child `~name`, `~he`, `~him`, `~his`
 * (with a capital where a sentence begins).
 */
interface AnyStory {
  told: string;
  /** Youngest and oldest age in years; both below zero for an unborn child. */
  ages: readonly [number, number];
  sex?: 'M' | 'F';
  siblings?: number;
  danger?: boolean;
  /** How it was weighed, in words of the hub. */
  rating: Rating;
  ratedBecause: string;
  level: Level;
  outcome: OutcomeCode;
  because: string;
  toReferrer: string;
  harmBy?: readonly [name: string, tie: string];
}

export interface ProfessionalStory extends AnyStory {
  by: 'professional';
  service: Service;
  agency: string;
  job: string;
  tie: string;
  state?: string;
  protect?: 'yes' | 'no' | 'unsure';
  why?: string;
  risk?: string;
  factors?: readonly string[];
  development?: string;
  parenting?: string;
  environment?: string;
  tried?: string;
  wishes?: string;
  consent: 'given' | 'refused' | 'not asked';
  ground?: readonly ['CP_CONCERN' | 'RISK_BY_ASKING' | 'REFUSED_ESCALATING' | 'NONE', string];
  help?: 'agreed' | 'refused' | 'not asked';
  notTold?: string;
  signs?: readonly string[];
  trip?: string;
  shield?: string;
}

export interface PublicStory extends AnyStory {
  by: 'public';
  seen: 'home' | 'school' | 'travel' | 'online' | 'child' | 'other person' | 'other';
  tie?: 'family' | 'neighbour' | 'other';
  when: string;
  signs?: readonly string[];
  trip?: string;
}

export interface YoungStory extends AnyStory {
  by: 'young person';
  place?: string;
  safe?: 'yes' | 'no' | 'unsure';
  trusted?: string;
}

export type Story = ProfessionalStory | PublicStory | YoungStory;
