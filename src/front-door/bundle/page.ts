import { audit } from '../../platform/audit/index.ts';
import { type Part, pdfResponse } from '../../platform/documents/index.ts';
import { attempt } from '../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../platform/http/index.ts';
import { mustRead, type Refusal } from '../change/change.ts';
import { nothingMore, showForm } from '../change/open.ts';
import { paperOf } from '../print/frame.ts';
import { readToPrint } from '../print/page.ts';
import { addPrinting, ownPrinting } from '../store/printing.ts';
import { readBundle } from './form.ts';
import { offeredParts } from './offered.ts';
import { bundleView } from './view.ts';

/** How long the paper that was asked for may be fetched: long enough for a slow line, too short to be a way in. */
const FETCH_WITHIN = { minutes: 10 };

/** GET /front-door/ID/bundle */
export function showBundle(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Bundle for a meeting',
    nothingMore,
    (form) => bundleView({ ...form, offered: offeredParts }),
    refusal,
  );
}

/** Putting a shielded address on paper asks for a fresh proof of identity first. */
export const printsShielded = (page: Page) => one(page.body, 'shielded') === 'yes';

/** POST /front-door/ID/bundle: keeps who prints what for which meeting, once, and leads to the paper. */
export async function orderBundle(page: Page): Promise<Response> {
  const id = page.uuid();
  const { id: byId, name: by, agencyName: agency } = page.practitioner;
  return attempt(
    page,
    async (db) => {
      const { record } = await readToPrint(page, db, id);
      const asked = mustRead(
        readBundle(
          page.body,
          record.addresses.some(({ shielded }) => shielded),
        ),
      );
      const { version, basis } = record;
      const wish = { ...asked, concernId: id, what: 'bundle' as const, version, byId, by, agency };
      const printing = await addPrinting(db, wish);
      await audit(db, { action: 'order-print', kind: 'concern', id, basis });
      return `/front-door/${id}/bundle/${printing}`;
    },
    (refusal) => showBundle(page, refusal),
  );
}

/** GET /front-door/ID/bundle/PRINTING: the paper, for whoever asked for it, as the record stands and rules allow now. */
export async function printBundle(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  const id = page.uuid();
  const printing = page.uuid('printing');
  const found = await page.transaction(async (db) => {
    const { record, teams, cited, citations } = await readToPrint(page, db, id);
    const since = now.subtract(FETCH_WITHIN);
    const order = await ownPrinting(db, { id: printing, concernId: id, byId: practitioner.id, since });
    if (!order) throw notFound({ kind: 'concern', id });
    const { shielded } = order;
    const drawn: (() => readonly Part[])[] = [];
    for (const part of offeredParts)
      if (order.parts.includes(part.code))
        drawn.push(await part.load(db, { record, teams, cited, citations, now, shielded }));
    const revealed = shielded && record.addresses.some((address) => address.shielded);
    const fields = revealed ? { fields: ['address'] } : {};
    await audit(db, { action: 'print', kind: 'concern', id, basis: record.basis, ...fields });
    return { record, teams, draw: drawn, purpose: order.purpose };
  });
  const parts: Part[] = [
    { kind: 'contents', title: 'Contents' },
    ...found.draw.flatMap((draw, at): Part[] => (at > 0 ? [...draw()] : [{ kind: 'page' }, ...draw()])),
  ];
  const { purpose } = found;
  const team = found.teams.get(found.record.teamId);
  return pdfResponse(paperOf(page, found.record, { title: 'Bundle for a meeting', purpose, team, parts }));
}
