import { randomUUID } from 'node:crypto';
import { currentArrangements } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  HttpError,
  isId,
  one,
  type Page,
  SealBroken,
  seal,
  sha256,
  unseal,
} from '../../platform/http/index.ts';
import { later } from '../../platform/time/london.ts';
import { createDraft, type Draft, type Holder, readDraft, saveDraft } from '../store/draft.ts';
import { withAnswers } from './change.ts';
import type { Kept, Told } from './types.ts';

/** How long answers are kept after the last of them, without a code to come back. */
const KEPT_HOURS = 24;

/** A draft opened for the person asking. */
export interface OpenDraft {
  row: Draft;
  told: Told;
}

/** Who a new draft belongs to: the person signed in, or else this browser. */
export function holderOf(page: Page): Holder {
  return page.actor.kind === 'practitioner'
    ? { practitionerId: page.actor.id }
    : { visit: sha256(page.visit).toString('hex') };
}

/**
 * Begins a draft with the answers known from its first page. The form's key is the draft's id: whoever presses twice, or
 * comes back and answers anew, goes on with the one draft.
 */
export async function beginDraft(db: Db, page: Page, begun: Told['answers']): Promise<OpenDraft> {
  const key = one(page.body, 'form-key');
  const id = isId(key) ? key : randomUUID();
  const created = await createDraft(db, {
    id,
    kind: 'draft',
    holder: holderOf(page),
    answers: sealed(page, { answers: begun }),
    expiresAt: page.now.add({ hours: KEPT_HOURS }),
  });
  const draft = await openDraft(db, page, id);
  if (created) return draft;
  const told = Object.entries(begun).reduce(
    (so, [path, answers]) => withAnswers(so, path, answers),
    draft.told,
  );
  await keepDraft(db, page, draft, told);
  return { ...draft, told };
}

/**
 * Opens the draft in the path, or another, locked until the transaction ends.
 * @throws HttpError 404, the same for a draft that ran out, was sent, is somebody else's or never was; 410 as below
 */
export async function openDraft(db: Db, page: Page, id = page.uuid('draft')): Promise<OpenDraft> {
  const row = await readDraft(db, id);
  if (!row) throw new HttpError(404, { says: gone });
  const kept = keptIn(page, row);
  const { areas } = await currentArrangements(page.services.database, page.now, db);
  return { row, told: { ...kept, areas } };
}

/** @throws HttpError 410 for what was sealed under a secret that the product no longer has */
function keptIn(page: Page, { answers }: Draft): Kept {
  try {
    return JSON.parse(unseal(page.services.config, 'draft', answers));
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new HttpError(410, { says: sealedForGood, onward: { label: 'Start again', href: '/worried' } });
  }
}

const sealedForGood =
  'What you saved here can no longer be opened, and your code opens nothing any more. Nobody has read it. Tell us again from the start, or call a number on this page.';

const gone =
  'There is nothing to go on with here. It may have been sent, or kept too long, or begun somewhere else. You can start again, or come back with a code.';

/** Keeps what is now told. It never runs out sooner than it did. */
export async function keepDraft(
  db: Db,
  page: Page,
  draft: OpenDraft,
  told: Told,
  code?: { hash: string; days: number },
): Promise<void> {
  const hours = code ? code.days * 24 : KEPT_HOURS;
  await saveDraft(db, draft.row.id, {
    answers: sealed(page, told),
    expiresAt: later(draft.row.expires_at, page.now.add({ hours })),
    ...(code ? { codeHash: code.hash } : {}),
  });
}

function sealed(page: Page, { answers, code, at }: Kept): Buffer {
  return seal(page.services.config.SECRET, 'draft', JSON.stringify({ answers, code, at }));
}
