/** Where a page is read: an address of its own, or its part of the page that all of its kind stand on. */
export function hrefOf(page: {
  place: string;
  together: boolean;
  slug: string;
  area?: string | null;
}): string {
  if (page.together) return `${page.place}#${page.slug}${page.area ? `-${page.area}` : ''}`;
  return `${page.place}/${page.slug}${page.area ? `?area=${page.area}` : ''}`;
}
