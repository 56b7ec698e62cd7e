/** How often one person or one key may search: far more than anybody working needs, and too little to copy an index. */
export const SEARCH_LIMIT = { name: 'people search', times: 120, minutes: 1 } as const;
