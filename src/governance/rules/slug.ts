/** A name as a part of an address: "Exploitation group" as "exploitation-group". */
export const slugFrom = (name: string): string =>
  (
    name
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
    .join('-')
    .slice(0, 60)
    .replace(/-+$/, '') || 'group';
