import { isObject, objects } from '../hsds/clean.ts';
import { goneWords } from '../rules/words.ts';
import type { FeedService } from '../store/feed.ts';
import type { Json } from '../types.ts';

/** An entry whole, with the day on which it was checked, and what everybody should know of it now. */
export function fullService({ content, checkedOn, goneOn }: FeedService): Json {
  const alert = typeof content.alert === 'string' ? content.alert : '';
  return {
    ...content,
    ...(goneOn ? { alert: [goneWords(goneOn), alert].filter(Boolean).join(' ') } : {}),
    ...(checkedOn ? { assured_date: checkedOn.toString() } : {}),
  };
}

/** What a list shows of an entry: what it has one of, and whose it is. */
export function listedService(service: FeedService): Json {
  return withoutLists(fullService(service));
}

function withoutLists(thing: Json): Json {
  const entries = Object.entries(thing).flatMap(([name, value]) => {
    if (Array.isArray(value)) return [];
    return [[name, isObject(value) ? withoutLists(value) : value]];
  });
  return Object.fromEntries(entries);
}

/** A service at one of its places, whole or as a list shows it. */
export function placed(service: FeedService & { placeId: string }, full: boolean): Json {
  const at = objects(service.content.service_at_locations).find(({ id }) => id === service.placeId) ?? {};
  const { service_at_locations: _, ...whole } = fullService(service);
  const all = {
    ...at,
    id: service.placeId,
    service_id: service.id,
    service: full ? whole : listedService(service),
  };
  if (full) return all;
  return { ...all, ...(isObject(at.location) ? { location: withoutLists(at.location) } : {}) };
}

/** A page of the published interface. */
export function pageOf(
  { page, perPage }: { page: number; perPage: number },
  total: number,
  contents: readonly unknown[],
): Json {
  const pages = Math.max(1, Math.ceil(total / perPage));
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}
