import type { Offered } from '../rules/catalogue.ts';
import type { Filters } from './filters.ts';

/** What the catalogue is drawn from. */
export interface CatalogueModel {
  found: readonly Offered[];
  filters: Filters;
  /** Words that stand in no course, and how each was read. */
  read: readonly { typed: string; as: string }[];
  areas: readonly { code: string; name: string }[];
  months: readonly string[];
  levels: readonly string[];
  events: readonly {
    title: string;
    provider: string;
    words: string;
    href: string;
    startsOn: Temporal.PlainDate | null;
    laterOn: readonly Temporal.PlainDate[];
    checkedOn: Temporal.PlainDate;
  }[];
  /** Days after which nobody should trust an event of others unlooked. */
  staleAfter: number;
  today: Temporal.PlainDate;
  /** What a place costs by each table of prices today, in words; a course without a table is free. */
  prices: Readonly<Record<string, string>>;
  signedIn: boolean;
  leads: boolean;
}
