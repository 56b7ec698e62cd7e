/** How a fact that somebody enters by hand came to be known. */
export const BY_HAND = ['said', 'seen', 'document'] as const;
