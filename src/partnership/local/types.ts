/** What a local fact says, and in which areas: all of them where `places` is empty. */
export interface SaidLocally {
  words: string;
  as: 'phone' | 'e-mail' | 'words';
  /** What has to be said with it: that the police stand in. */
  note: string;
  places: readonly string[];
}
