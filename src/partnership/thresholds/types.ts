import type { Certainty } from '../../platform/clocks/rule.ts';

/** Level of need, 1 universal to 4 specialist. */
export type NeedLevel = 1 | 2 | 3 | 4;
export const NEED_LEVELS: readonly NeedLevel[] = [1, 2, 3, 4];

/** The three domains of assessment, and life online as some areas' fourth. */
export const DOMAINS = ['development', 'parenting', 'family', 'online'] as const;
export type Domain = (typeof DOMAINS)[number];

/** One sign of a level of need. Its code stays when its words or its level change. */
export interface Indicator {
  readonly code: string;
  readonly level: NeedLevel;
  readonly domain: Domain;
  readonly words: string;
}

/** A level in words that anybody can read, and the name that professionals give it. */
export interface LevelWords {
  readonly level: NeedLevel;
  readonly label: string;
  readonly formal: string;
  readonly means: string;
  readonly looks: string;
  readonly helps: string;
  readonly route: string;
  readonly agreement: string;
}

/** A way to help at some levels, and what that way asks for. */
export interface HelpRoute {
  readonly code: string;
  readonly levels: readonly NeedLevel[];
  readonly name: string;
  readonly words: string;
  /** What one fills in: nothing, the area's request form, or a common assessment. */
  readonly form: 'none' | 'request' | 'assessment';
  readonly through: 'direct' | 'front door';
  readonly needsAgreement: boolean;
  /** Open only with a common assessment that is complete. */
  readonly onlyAssessed: boolean;
  readonly records: 'nothing unless asked' | 'with agreement' | 'always';
}

/** What an area publishes about levels of need, from `effectiveFrom` up to but not on `effectiveTo`. */
export interface Edition {
  readonly id: string;
  /** Null: wherever no area has its own, and while it is not known where the child lives. */
  readonly area: string | null;
  readonly name: string;
  /** What the area calls a level: "Level" or "Tier". */
  readonly step: string;
  /** Said on screen where the words are not the area's own. */
  readonly unconfirmed: string | null;
  readonly domains: readonly Domain[];
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly source: string;
  readonly certainty: Certainty;
  readonly levels: readonly LevelWords[];
  readonly indicators: readonly Indicator[];
  readonly routes: readonly HelpRoute[];
}

/** What may be changed of an edition: all that is read of it. Its dates and grounds are the change's. */
export type EditionWords = Pick<
  Edition,
  'name' | 'step' | 'unconfirmed' | 'domains' | 'levels' | 'indicators' | 'routes'
>;

/** An indicator as somebody cited it: for good, whatever later editions say. */
export interface Citation {
  readonly edition: string;
  readonly code: string;
}
