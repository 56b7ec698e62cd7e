/** In so many places at most is one entry written; more of them come only with feeds, and stay as they came. */
export const PLACES = 50;
