import { anyone } from '../../platform/access/index.ts';
import type { Handler, Route } from '../../platform/http/index.ts';
import { downloadJson } from '../download/page.ts';
import { feedRefuses, NOT_HERE } from './answer.ts';
import {
  showAbout,
  showOrganization,
  showOrganizations,
  showPlace,
  showPlaces,
  showService,
  showServices,
  showTaxonomies,
  showTaxonomy,
  showTerm,
  showTerms,
} from './page.ts';
import { wrongFormat } from './params.ts';

/** A whole directory is large: caches answer, and nobody needs it over and over. */
export const FILES = { name: 'directory.files', times: 20, minutes: 10 };

const open = (path: string, handler: Handler): Route => ({
  ...{
    method: 'GET',
    path: `/open-referral${path}`,
    permission: anyone,
    handler,
    kind: 'machine',
    open: true,
  },
});

/** What is no list reads nothing from its query but the format. */
const asJson =
  (handler: Handler): Handler =>
  (page) => {
    const wrong = wrongFormat(page.url.searchParams);
    return wrong.length > 0 ? feedRefuses(wrong) : handler(page);
  };

/** The read interface of Open Referral UK. */
export const feedRoutes: readonly Route[] = [
  open('', asJson(showAbout)),
  open('/', asJson(showAbout)),
  { ...open('/directory.json', asJson(downloadJson)), limit: FILES },
  open('/services', showServices),
  open('/services/:id', asJson(showService)),
  open('/taxonomies', showTaxonomies),
  open('/taxonomies/:id', asJson(showTaxonomy)),
  open('/taxonomy_terms', showTerms),
  open('/taxonomy_terms/:id', asJson(showTerm)),
  open('/service_at_locations', showPlaces),
  open('/service_at_locations/:id', asJson(showPlace)),
  open('/organizations', showOrganizations),
  open('/organizations/:id', asJson(showOrganization)),
  // Whatever else is asked below it is answered to programs too, on every site.
  open('/:unknown{.+}', NOT_HERE),
];
