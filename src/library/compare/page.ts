import { currentArrangements, drawingOf } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { changeRecord } from '../../platform/forms/index.ts';
import { HttpError, notFound, one, type Page } from '../../platform/http/index.ts';
import { moving, writing } from '../head.ts';
import { mayIn } from '../may.ts';
import { addressesHere } from '../store/files.ts';
import { keptPage } from '../store/kept.ts';
import { offerFor, settleOffer } from '../store/offers.ts';
import { readKinds } from '../store/shown.ts';
import { addVersion, readVersion } from '../store/versions.ts';
import { calledIn } from './called.ts';
import { compareView, offerView, versionView } from './view.ts';
import { differences } from './words.ts';

const workspace = { kind: 'workspace', current: '/library' } as const;
const numberIn = (value: string | null) => (/^\d{1,6}$/.test(value ?? '') ? Number(value) : 0);

/** GET /library/:id/versions/:number: one version as it was. */
export async function showVersion(page: Page): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    const kept = await keptPage(db, id);
    const version = await readVersion(db, id, numberIn(page.param('number')));
    const kind = (await readKinds(db)).find(({ code }) => code === kept?.kind);
    const files = await addressesHere(db, version ? [version.text.body] : []);
    return kept && version && kind && { kept, version, kind, files };
  });
  if (!found) throw notFound({ kind: 'page', id });
  const { kept, version, kind, files } = found;
  const title = `Version ${version.number}: ${version.title}`;
  const mayEdit = mayIn(page.practitioner, 'library.edit', kept.area) && !kept.archivedAt;
  const arrangements = await currentArrangements(page.services.database, page.now);
  const drawing = drawingOf({ arrangements, area: kept.area, at: page.now, files });
  const form = { csrf: page.csrf, key: crypto.randomUUID(), now: page.now };
  return page.show({
    ...workspace,
    title,
    main: versionView({ ...form, kept, version, kind, mayEdit, drawing }),
  });
}

/** GET /library/:id/compare: what changed between two versions. */
export async function showCompare(page: Page): Promise<Response> {
  const id = page.uuid();
  const query = page.url.searchParams;
  const found = await page.transaction(async (db) => {
    const kept = await keptPage(db, id);
    const to = numberIn(query.get('to')) || (kept?.latest ?? 0);
    const from = numberIn(query.get('from')) || Math.max(1, to - 1);
    const [older, newer] = [await readVersion(db, id, from), await readVersion(db, id, to)];
    return kept && older && newer && { kept, older, newer, called: await calledIn(db, kept.kind) };
  });
  if (!found) throw notFound({ kind: 'page', id });
  const { kept, older, newer, called } = found;
  return page.show({
    ...workspace,
    title: `What changed: ${kept.title}`,
    main: compareView({
      kept,
      older,
      newer,
      now: page.now,
      differences: differences(older.text, newer.text, called),
    }),
  });
}

/** POST /library/:id/restore: an earlier text becomes the newest; those between are kept. */
export async function restore(page: Page): Promise<Response> {
  const wanted = numberIn(one(page.body, 'number'));
  const result = await changeRecord(
    writing(page.practitioner),
    page,
    async (head, db) => {
      const version = await readVersion(db, head.id, wanted);
      if (!version) throw notFound({ kind: 'page', id: head.id });
      return { ok: true, value: version };
    },
    async (db, head, { text }) => {
      const { id, name } = page.practitioner;
      const number = head.version + 1;
      const why = `Version ${wanted} brought back`;
      await addVersion(db, { pageId: head.id, number, text, why, by: { id, name } });
      await audit(db, { action: 'restore page', kind: 'page', id: head.id, fields: [`version ${wanted}`] });
      return `/library/${head.id}`;
    },
  );
  if ('done' in result) return page.seeOther(result.done);
  throw new HttpError(409, {
    says: CHANGED,
    onward: { label: 'Open the page', href: `/library/${page.uuid()}` },
  });
}

const CHANGED =
  'Somebody saved another version since you opened this one. Nothing was changed. Look at theirs first.';

/** GET /library/:id/shipped: the newest text here beside the one that came with the product. */
export async function showOffer(page: Page): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    const kept = await keptPage(db, id);
    const newest = kept && (await readVersion(db, id, kept.latest));
    if (!kept || !newest) return undefined;
    return { kept, newest, offer: await offerFor(db, id), called: await calledIn(db, kept.kind) };
  });
  if (!found) throw notFound({ kind: 'page', id });
  const { kept, newest, offer, called } = found;
  return page.show({
    ...workspace,
    title: `A newer text: ${kept.title}`,
    main: offerView({
      ...{ kept, offer, csrf: page.csrf, key: crypto.randomUUID(), now: page.now },
      mayEdit: mayIn(page.practitioner, 'library.edit', kept.area),
      differences: offer ? differences(newest.text, offer.text, called) : [],
    }),
  });
}

/** POST /library/:id/shipped: the text that came becomes the newest version, a draft; or it is left for good. */
export async function settleShipped(page: Page): Promise<Response> {
  const [press, hash] = [one(page.body, 'press'), one(page.body, 'hash')];
  if (press !== 'take' && press !== 'leave') throw new HttpError(400);
  const taken = press === 'take';
  const person = page.practitioner;
  const result = await changeRecord(
    taken ? writing(person) : moving(person, 'library.edit'),
    page,
    async (head, db) => {
      const offer = await offerFor(db, head.id);
      if (!offer || offer.hash !== hash) throw notFound({ kind: 'page', id: head.id });
      return { ok: true, value: offer };
    },
    async (db, head, { name, text }) => {
      if (taken) {
        const why = 'The newer text that came with the product';
        const by = { id: person.id, name: person.name };
        await addVersion(db, { pageId: head.id, number: head.version + 1, text, why, by });
      }
      await settleOffer(db, name, hash);
      await audit(db, { action: `${press} shipped text`, kind: 'page', id: head.id });
      return `/library/${head.id}`;
    },
  );
  if ('done' in result) return page.seeOther(result.done);
  throw new HttpError(409, {
    says: CHANGED,
    onward: { label: 'Open the page', href: `/library/${page.uuid()}` },
  });
}
