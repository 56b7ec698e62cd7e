/** The boxes of a field: the column it stands in, and the answer that is the same for every row. */
export const columnBox = (key: string) => `column-${key}`;
export const sameBox = (key: string) => `same-${key}`;
