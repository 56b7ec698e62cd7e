import type { Json, Projection } from '../types.ts';

/** The columns of an entry that are read from what is exported of it, as a row of the table has them. */
export function serviceRow(projection: Projection, content: Json) {
  return {
    ...{ title: projection.title, summary: projection.summary, words: projection.words, content },
    ...{ minimum_age: projection.minimumAge, maximum_age: projection.maximumAge },
    ...{ needs: projection.needs, audiences: projection.audiences, levels: projection.levels },
    ...{ ways: projection.ways, access: projection.access, languages: projection.languages },
    ...{ free: projection.free, placed: projection.placed },
  };
}

interface Point {
  latitude: number;
  longitude: number;
}

/** A row for each place where an entry is given: where a feed says it is, else where its postcode is. */
export function placeRows(
  serviceId: string,
  content: Json,
  pointOf: (postcode: string) => Point | undefined,
) {
  const listed = Array.isArray(content.service_at_locations) ? (content.service_at_locations as Json[]) : [];
  return listed.flatMap((at) => {
    const location = at.location as Json | undefined;
    if (!location) return [];
    const [address = {}] = Array.isArray(location.addresses) ? (location.addresses as Json[]) : [];
    const postcode = typeof address.postal_code === 'string' ? address.postal_code : null;
    const told =
      typeof location.latitude === 'number' && typeof location.longitude === 'number'
        ? { latitude: location.latitude, longitude: location.longitude }
        : undefined;
    const point = told ?? (postcode === null ? undefined : pointOf(postcode));
    return [
      {
        ...{ id: at.id as string, service_id: serviceId, location_id: location.id as string },
        ...{
          name: (location.name as string | undefined) ?? '',
          town: (address.city as string | undefined) ?? '',
        },
        ...{ postcode, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null },
      },
    ];
  });
}
