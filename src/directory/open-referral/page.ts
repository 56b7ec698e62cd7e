import type { Db } from '../../platform/db/index.ts';
import { isId, type Page } from '../../platform/http/index.ts';
import { searchWords } from '../rules/search-words.ts';
import { publicEntry } from '../store/entries.ts';
import {
  feedOrganization,
  feedOrganizations,
  feedPlace,
  feedPlaces,
  feedServices,
  feedTaxonomies,
  feedTerms,
} from '../store/feed.ts';
import { withLike } from '../store/search.ts';
import { feedAnswer, feedRefuses, NOT_HERE } from './answer.ts';
import { type FeedAsked, readFeedAsked } from './params.ts';
import { fullService, listedService, pageOf, placed } from './shape.ts';

const PROFILE = 'https://docs.openreferraluk.org/en/latest/';

/** GET /open-referral: which standard this is, and where it is described. */
export function showAbout(page: Page): Response {
  const { baseUrl } = page.services.config;
  return feedAnswer(page, {
    ...{ version: 'HSDS-UK-3.0', profile: PROFILE, openapi_url: `${baseUrl}/api/openapi.json` },
    downloads: { json: `${baseUrl}/open-referral/directory.json`, csv: `${baseUrl}/directory/services.csv` },
  });
}

type Answering = (page: Page, asked: FeedAsked) => Promise<Response>;

/** A list of the feed, once what was asked could be read. */
function list(answer: Answering) {
  return (page: Page): Promise<Response> | Response => {
    const read = readFeedAsked(page.url.searchParams);
    if ('wrong' in read) return feedRefuses(read.wrong);
    return answer(page, read.asked);
  };
}

/** One thing of the feed by its id; what cannot be an id is not there. */
function single(find: (page: Page, id: string) => Promise<unknown>) {
  return async (page: Page): Promise<Response> => {
    const id = page.param('id').toLowerCase();
    const found = isId(id) ? await find(page, id) : undefined;
    return found === undefined ? NOT_HERE() : feedAnswer(page, found);
  };
}

async function filterOf(db: Db, asked: FeedAsked) {
  return { ...asked, words: await withLike(db, searchWords(asked.search)) };
}

/** GET /open-referral/services */
export const showServices = list(async (page, asked) => {
  const found = await page.transaction(async (db) => feedServices(db, await filterOf(db, asked), asked));
  const minimal = ({ id, content }: (typeof found.rows)[number]) => ({
    id,
    last_modified: content.last_modified,
  });
  const shown = asked.minimal ? minimal : asked.full ? fullService : listedService;
  return feedAnswer(page, pageOf(asked, found.total, found.rows.map(shown)));
});

/** GET /open-referral/services/ID */
export const showService = single(async (page, id) => {
  const found = await page.transaction((db) => publicEntry(db, id));
  return found && fullService(found);
});

/** GET /open-referral/service_at_locations */
export const showPlaces = list(async (page, asked) => {
  const found = await page.transaction(async (db) => feedPlaces(db, await filterOf(db, asked), asked));
  const contents = found.rows.map((row) => placed(row, asked.full));
  return feedAnswer(page, pageOf(asked, found.total, contents));
});

/** GET /open-referral/service_at_locations/ID */
export const showPlace = single(async (page, id) => {
  const found = await page.transaction((db) => feedPlace(db, id));
  return found && placed(found, true);
});

/** GET /open-referral/taxonomies */
export const showTaxonomies = list(async (page, asked) => {
  const found = await page.transaction((db) => feedTaxonomies(db, asked));
  return feedAnswer(page, pageOf(asked, found.total, found.rows));
});

const FIRST = { page: 1, perPage: 1 };
/** A taxonomy is given with all its terms. */
const ALL_TERMS = { page: 1, perPage: 10_000 };

/** GET /open-referral/taxonomies/ID */
export const showTaxonomy = single((page, id) =>
  page.transaction(async (db) => {
    const [found] = (await feedTaxonomies(db, FIRST, id)).rows;
    if (!found) return undefined;
    const { rows } = await feedTerms(db, ALL_TERMS, { taxonomyId: id });
    return rows.length > 0 ? { ...found, taxonomy_terms: rows } : found;
  }),
);

/** GET /open-referral/taxonomy_terms */
export const showTerms = list(async (page, asked) => {
  const found = await page.transaction((db) => feedTerms(db, asked, asked));
  return feedAnswer(page, pageOf(asked, found.total, found.rows));
});

/** GET /open-referral/taxonomy_terms/ID */
export const showTerm = single((page, id) =>
  page.transaction(async (db) => (await feedTerms(db, FIRST, { id })).rows[0]),
);

/** GET /open-referral/organizations */
export const showOrganizations = list(async (page, asked) => {
  const found = await page.transaction((db) => feedOrganizations(db, asked));
  return feedAnswer(page, pageOf(asked, found.total, found.rows));
});

/** GET /open-referral/organizations/ID */
export const showOrganization = single(async (page, id) => {
  const found = await page.transaction((db) => feedOrganization(db, id));
  return found && { ...found.content, services: found.services };
});
