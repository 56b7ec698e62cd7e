/** A way of looking at the list that somebody keeps. */
export interface SavedFilter {
  id: string;
  name: string;
  /** The filters as the list's own address has them. */
  query: string;
  /** The list starts so, for whoever saved it. */
  starts: boolean;
  mine: boolean;
  /** Whose it is. */
  by: string;
  /** The team it is shared with. */
  teamId: string | null;
}
