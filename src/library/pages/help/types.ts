/** A service of the directory, as a guide's block shows it. */
export interface HelpingService {
  id: string;
  title: string;
  summary: string;
  href: string;
  checkedOn: Temporal.PlainDate | null;
  /** Its source lists it no more since then. */
  goneOn: Temporal.PlainDate | null;
}

/** What of the directory fits a page. */
export interface Help {
  services: readonly HelpingService[];
  /** How many more there are. */
  more: number;
  /** Codes of the directory: what somebody who looks further begins with. */
  need: string;
  audience: string;
  area: { code: string; name: string } | undefined;
}
