import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  formError,
  mustRead,
  once,
  type Refusal,
  recordForm,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { moneyPage } from '../../charges/frame.ts';
import { schemesOn } from '../../rules/scheme.ts';
import { allEditions, bookingsToCome, insertEdition } from '../../store/price.ts';
import { schemes } from '../../store/scheme.ts';
import type { EditionTyped } from '../types.ts';
import { readEdition } from './form.ts';
import { editionView, typedOf } from './view.ts';

/** Nothing was wrong: what would change is shown before it is kept. */
class Looked extends Error {
  readonly preview: EditionTyped;
  constructor(preview: EditionTyped) {
    super('only looked at');
    this.preview = preview;
  }
}

/** GET /learning/prices/CODE/new: the form begins with what holds. */
export async function showEdition(page: Page, refusal?: Refusal, preview?: EditionTyped): Promise<Response> {
  const code = codeIn(page);
  const { before, kept, named } = await page.transaction(async (db) => {
    const own = (await allEditions(db)).filter((edition) => edition.code === code);
    await audit(db, { action: 'read', kind: 'price table' });
    const named = schemesOn(await schemes(db), londonDate(page.now));
    return { before: own[0], named, kept: preview ? await bookingsToCome(db, page.now) : 0 };
  });
  const form = recordForm(page, refusal);
  const typed = refusal ? form.typed : typedOr(page, typedOf(before));
  return moneyPage(page, {
    title: 'Another edition of prices',
    back: ['/learning/prices', 'Prices'],
    main: editionView({ ...form, typed, code, before, preview, kept, schemes: named }),
    refusal,
  });
}

/** POST /learning/prices/CODE/new: shows what would change, or keeps it. */
export async function makeEdition(page: Page): Promise<Response> {
  try {
    return page.seeOther(await page.transaction((db) => once(db, page, () => keep(db, page))));
  } catch (error) {
    if (error instanceof Undone) return showEdition(page, error.refusal);
    if (error instanceof Looked)
      return showEdition(page, { errors: [], changed: false, looking: true }, error.preview);
    throw error;
  }
}

async function keep(db: Db, page: Page): Promise<string> {
  const known = new Set((await schemes(db)).map(({ code }) => code));
  const read = mustRead(readEdition(page.body, londonDate(page.now), known));
  if (one(page.body, 'press') !== 'keep') throw new Looked(read);
  const { from, why, source, lines } = read;
  const { id, name } = page.practitioner;
  const edition = { code: codeIn(page), effectiveFrom: from, why, source, lines, by: { id, name } };
  const made = await insertEdition(db, edition);
  const taken = formError('from', 'Another edition begins on that day. Choose a later one', '-day');
  if (!made) throw new Undone({ errors: [taken], changed: false });
  await audit(db, { action: 'publish', kind: 'price table', id: made, fields: ['prices'] });
  return '/learning/prices';
}

function codeIn(page: Page): string {
  const code = page.param('code');
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(code)) throw notFound();
  return code;
}
