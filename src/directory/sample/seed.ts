import { samplePractitioners } from '../../partnership/index.ts';
import { type OwnerConnection, unforced, writeRows } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { contentOf } from '../hsds/content.ts';
import { idFrom } from '../hsds/ids.ts';
import { projectionOf } from '../hsds/project.ts';
import { codesOf } from '../rules/codes.ts';
import { placeRows, serviceRow } from '../store/rows.ts';
import type { Entry } from '../types.ts';
import { services as gettingBy } from './getting-by.ts';
import { ORGANIZATIONS, TOWNS } from './ground.ts';
import { services as growingUp } from './growing-up.ts';
import { services as nearHome } from './near-home.ts';
import { services as together } from './together.ts';
import type { SampleService } from './types.ts';

export const SAMPLE: readonly SampleService[] = [...nearHome, ...growingUp, ...gettingBy, ...together];

const TABLES = [
  'directory.organization',
  'directory.service',
  'directory.version',
  'directory.place',
  'directory.provider',
] as const;
const NAMES: Readonly<Record<string, string>> = {
  southend: 'Southend-on-Sea',
  essex: 'Essex',
  thurrock: 'Thurrock',
};

/** The organisation that the sample's provider edits for. */
const PROVIDERS = 'marsh';

/** Writes the sample's services. Never in live mode. Safe to run again. */
export async function seedSampleServices(owner: OwnerConnection, now: Temporal.Instant): Promise<void> {
  await unforced(owner, [...TABLES, 'directory.postcode'], async (inside) => {
    const [some] = await inside.query('select from directory.service limit 1');
    if (some) return;
    const points = await inside.query<{ code: string; latitude: number; longitude: number }>(
      'select code, latitude, longitude from directory.postcode where length(code) < 5',
    );
    const at = new Map(points.map((point) => [point.code, point]));
    await writeRows(inside, TABLES, [
      organizations(),
      ...SAMPLE.map((service, nth) => rowsOf(service, nth, now, at)),
      { 'directory.provider': [providing(now)] },
    ]);
  });
}

/** The sample's services over and over, under other names and ids: for measuring what many do. */
export async function seedManyServices(
  owner: OwnerConnection,
  now: Temporal.Instant,
  many: number,
): Promise<void> {
  await seedSampleServices(owner, now);
  const AT_ONCE = 1_000;
  await unforced(owner, [...TABLES, 'directory.postcode'], async (inside) => {
    const points = await inside.query<{ code: string; latitude: number; longitude: number }>(
      'select code, latitude, longitude from directory.postcode where length(code) < 5',
    );
    const at = new Map(points.map((point) => [point.code, point]));
    const towns = Object.keys(TOWNS);
    const another = (nth: number): SampleService => {
      const like = SAMPLE[nth % SAMPLE.length] as SampleService;
      const moved = like.at === undefined ? {} : { at: towns[(nth * 7) % towns.length] ?? like.at };
      return { ...like, ...moved, title: `${like.title} ${nth}` };
    };
    for (let from = SAMPLE.length; from < many; from += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, many - from) }, (_, each) => from + each);
      await writeRows(
        inside,
        TABLES,
        some.map((nth) => rowsOf(another(nth), nth, now, at)),
      );
    }
    await inside.exec('analyze directory.service; analyze directory.place');
  });
}

const organizationId = (key: string) => idFrom('sample', 'organization', key);
export const sampleServiceId = (title: string) => idFrom('sample', 'service', title);

function organizations() {
  return {
    'directory.organization': Object.entries(ORGANIZATIONS).map(([key, [name, description]]) => ({
      id: organizationId(key),
      name,
      content: { id: organizationId(key), name, description, website: `https://${key}.example.org/` },
    })),
  };
}

function providing(now: Temporal.Instant) {
  return {
    id: idFrom('sample', 'provider'),
    organization_id: organizationId(PROVIDERS),
    practitioner_id: samplePractitioners.provider.id,
    invited_by_name: samplePractitioners.business.name,
    since: now.toString(),
  };
}

type Points = ReadonlyMap<string, { latitude: number; longitude: number }>;

function rowsOf(service: SampleService, nth: number, now: Temporal.Instant, points: Points) {
  const id = sampleServiceId(service.title);
  const town = service.at === undefined ? undefined : TOWNS[service.at];
  const areas = service.areas ?? (town ? [town[0]] : []);
  const entry = entryOfSample(service, nth, areas);
  const [name, description] = ORGANIZATIONS[service.org] ?? [service.org, service.org];
  const before = { organization: { id: organizationId(service.org), name, description } };
  const written = now.subtract({ hours: 24 * ((nth * 7) % 150) });
  const content = contentOf(
    entry,
    id,
    before,
    { now: areas.map((code) => NAMES[code] ?? code), were: [] },
    written.toString({ fractionalSecondDigits: 3 }),
  );
  const by = samplePractitioners.business;
  const checked = londonDate(written).toString();
  const own = service.org === PROVIDERS ? samplePractitioners.provider.id : by.id;
  return {
    'directory.service': [
      {
        ...serviceRow(projectionOf(content), content),
        ...{
          id,
          organization_id: organizationId(service.org),
          areas,
          version: 1,
          approved: 1,
          published: true,
        },
        ...{ owner_id: own, checked_on: checked, edited_here: false, last_modified: written.toString() },
      },
    ],
    'directory.version': [
      {
        ...{ service_id: id, number: 1, state: 'approved', content, areas, note: '', by_id: by.id },
        ...{
          by_name: by.name,
          at: written.toString(),
          decided_by_name: by.name,
          decided_at: written.toString(),
        },
      },
    ],
    'directory.place': placeRows(id, content, (postcode) => near(points, postcode, nth)),
  };
}

/** Not all in the middle of their outward codes. */
function near(points: Points, postcode: string, nth: number) {
  const middle = points.get(postcode.split(' ')[0] ?? '');
  const aside = ((nth % 7) - 3) * 0.002;
  return middle && { latitude: middle.latitude + aside, longitude: middle.longitude - aside };
}

function entryOfSample(service: SampleService, nth: number, areas: readonly string[]): Entry {
  const { at, org, when = [] } = service;
  const town = at === undefined ? undefined : TOWNS[at];
  const place = town && {
    ...{ id: '', name: '', address: town[2], town: at ?? '', county: 'Essex' },
    postcode: `${town[1]} ${(nth % 9) + 1}ZZ`,
  };
  const levels = service.levels ?? ['1', '2'];
  return {
    title: service.title,
    description: service.says,
    organization: { id: organizationId(org), name: ORGANIZATIONS[org]?.[0] ?? org },
    status: 'active',
    url: `https://${org}.example.org/`,
    email: `hello@${org}.example.org`,
    phone: `01632 960${String(100 + (nth % 900))}`,
    howTo: service.how ?? '',
    cost: service.cost ?? '',
    free: service.free ?? true,
    minimumAge: service.from ?? null,
    maximumAge: service.to ?? null,
    needs: service.needs,
    audiences: service.for ?? [],
    levels: codesOf('level').filter((level) => levels.includes(level)),
    ways: service.ways ?? ['self'],
    access: service.access ?? [],
    accessWords: [],
    languages: service.languages ?? [],
    areas,
    places: place ? [place] : [],
    sessions: when.map(([day, opens, closes, words]) => ({ day, opens, closes, words })),
    alert: '',
  };
}
