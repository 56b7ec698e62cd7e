import { audit } from '../../platform/audit/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { readLookers } from '../store/looked.ts';
import { readHead } from '../store/person.ts';
import { lookedView } from './view.ts';

const SIZE = 25;

/** GET /people/ID/looked: who opened the record, each person once a day, what they did and why they could. */
export async function showLooked(page: Page): Promise<Response> {
  const id = page.uuid();
  const query = page.url.searchParams;
  const agency = (query.get('agency') ?? '').slice(0, 200);
  const before = Number(/^\d{1,15}$/.exec(query.get('before') ?? '')?.[0] ?? 0) || undefined;
  const { head, found } = await page.transaction(async (db) => {
    const [person, lookers] = await Promise.all([
      readHead(db, id),
      readLookers(db, id, { agency, before, most: SIZE + 1 }),
    ]);
    const watches = person?.workable || page.practitioner.permissions.has('access.review');
    if (!person || !watches) throw notFound({ kind: 'person', id });
    await audit(db, { action: 'read', kind: 'person', id, basis: person.basis, fields: ['who has looked'] });
    return { head: person, found: lookers };
  });
  if (head.shownAs !== id) return page.seeOther(`/people/${head.shownAs}/looked`);
  const shown = found.lookers.slice(0, SIZE);
  const path = `/people/${id}/looked`;
  const address = (last?: number) => {
    const next = new URLSearchParams({
      ...(agency ? { agency } : {}),
      ...(last ? { before: `${last}` } : {}),
    });
    return next.size > 0 ? `${path}?${next}` : path;
  };
  return page.show({
    title: `Who has looked, ${head.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${id}" class="govuk-back-link">Back to the person</a>`,
    main: lookedView({
      person: head,
      lookers: shown,
      agencies: found.agencies,
      agency,
      now: page.now,
      size: SIZE,
      next: found.lookers.length > SIZE ? address(shown.at(-1)?.lastSeq) : undefined,
      first: before ? address() : undefined,
    }),
  });
}
