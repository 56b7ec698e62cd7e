import { anyone } from '../../platform/access/index.ts';
import type { Handler, Route } from '../../platform/http/index.ts';
import { downloadJson } from '../download/page.ts';
import { NOT_HERE } from './answer.ts';
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

/** A whole directory is large: caches answer, and nobody needs it over and over. */
export const FILES = { name: 'directory.files', times: 20, minutes: 10 };

const open = (path: string, handler: Handler): Route => ({
  ...{ method: 'GET', path: `/open-referral${path}`, permission: anyone, handler, kind: 'machine' },
});

/** The read interface of Open Referral UK. */
export const feedRoutes: readonly Route[] = [
  open('', showAbout),
  open('/', showAbout),
  { ...open('/directory.json', downloadJson), limit: FILES },
  open('/services', showServices),
  open('/services/:id', showService),
  open('/taxonomies', showTaxonomies),
  open('/taxonomies/:id', showTaxonomy),
  open('/taxonomy_terms', showTerms),
  open('/taxonomy_terms/:id', showTerm),
  open('/service_at_locations', showPlaces),
  open('/service_at_locations/:id', showPlace),
  open('/organizations', showOrganizations),
  open('/organizations/:id', showOrganization),
  // Whatever else is asked below it is answered to programs too, on every site.
  open('/:unknown{.+}', NOT_HERE),
];
