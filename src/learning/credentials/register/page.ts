import { currentArrangements } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import { html } from '../../../platform/html/index.ts';
import { isId, notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { readRuleBook } from '../../store/credential-book.ts';
import { holdersAgencies, registerPage } from '../../store/credential-holding.ts';
import { registerView } from './view.ts';

const SIZE = 25;

/** GET /learning/credentials/CODE/holders?area=…&agency=…&state=lapsed&after=… */
export async function showHolders(page: Page): Promise<Response> {
  const asked = page.url.searchParams;
  const today = londonDate(page.now);
  const found = await page.transaction(async (db) => {
    const { areas } = await currentArrangements(page.services.database, page.now, db);
    const { credentials } = await readRuleBook(db);
    const credential = credentials.find(({ code }) => code === page.param('code'));
    if (!credential) throw notFound();
    const area = areas.find(({ code }) => code === asked.get('area'))?.code ?? '';
    const agency = isId(asked.get('agency') ?? '') ? (asked.get('agency') ?? '') : '';
    const lapsed = asked.get('state') === 'lapsed';
    const after = (asked.get('after') ?? '').slice(0, 300);
    const wanted = { credential: credential.id, today, area, agency, lapsed, after, most: SIZE + 1 };
    const rows = await registerPage(db, wanted);
    const agencies = await holdersAgencies(db, credential.id);
    const shown = rows.slice(0, SIZE).map(({ practitionerId }) => practitionerId);
    await audit(db, { action: 'list', kind: 'learning record', shown });
    return { areas, credential, rows, agencies, area, agency, lapsed };
  });
  const { credential, area, agency, lapsed } = found;
  const rows = found.rows.slice(0, SIZE);
  const last = rows.at(-1);
  const path = `/learning/credentials/${credential.code}/holders`;
  const kept = new URLSearchParams({
    ...(area ? { area } : {}),
    ...(agency ? { agency } : {}),
    ...(lapsed ? { state: 'lapsed' } : {}),
  });
  const next = new URLSearchParams(kept);
  if (last) next.set('after', `${last.name}~${last.area}~${last.practitionerId}`);
  return page.show({
    title: `Who holds ${credential.name}`,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/credentials/${credential.code}" class="govuk-back-link">${credential.name}</a>`,
    main: registerView({
      ...{ path, name: credential.name, rows, size: SIZE, area, agency, lapsed },
      areas: found.areas,
      agencies: found.agencies,
      mayOpen: page.practitioner.permissions.has('learning.coordinate'),
      next: found.rows.length > SIZE ? `${path}?${next}` : undefined,
      first: asked.has('after') ? `${path}?${kept}` : undefined,
    }),
  });
}
