import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/index.ts';
import { type Body, type Page, SealBroken, seal, sha256, unseal } from '../../platform/http/index.ts';
import { keepText, keptText, personOfEnded } from '../store/kept-text.ts';

const life = Temporal.Duration.from({ hours: 24 });

/**
 * Keeps what was posted for whoever typed it: the person signed in, or the one whose session has just ended.
 * @returns where they find it once they are signed in; undefined when nothing was typed or nobody typed it
 */
export async function keepTyped(page: Page, formOpens: boolean): Promise<string | undefined> {
  const fields = [...page.body].filter(([name]) => name !== 'csrf');
  const typed = fields.some(([name, values]) => name !== 'form-key' && values.some((value) => value.trim()));
  const person = typed ? await writerOf(page) : undefined;
  if (person === undefined) return undefined;
  const id = randomUUID();
  const path = page.url.pathname;
  const sealed = seal(page.services.config.SECRET, purposeOf(person, path), JSON.stringify(fields));
  await page.transaction(async (db) => {
    await keepText(db, { id, person, path, formOpens, sealed, until: page.now.add(life) });
    await audit(db, { action: 'keep text', kind: 'kept text', id });
  });
  if (!formOpens) return `/account/kept/${id}`;
  const query = new URLSearchParams(page.url.search);
  query.set('kept', id);
  return `${path}?${query}`;
}

function writerOf(page: Page): Promise<string | undefined> | string | undefined {
  if (page.actor.kind === 'practitioner') return page.actor.id;
  const { sessionToken: token } = page;
  return token === undefined ? undefined : page.transaction((db) => personOfEnded(db, sha256(token)));
}

/** What was typed, as it was posted, and where; undefined when it is not there for whoever is signed in. */
export async function readKept(
  page: Page,
  id: string,
): Promise<{ body: Body; path: string; formOpens: boolean; keptAt: Temporal.Instant } | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const row = await page.transaction(async (db) => {
    const found = await keptText(db, id);
    if (found) await audit(db, { action: 'read', kind: 'kept text', id });
    return found;
  });
  if (!row) return undefined;
  const purpose = purposeOf(page.practitioner.id, row.path);
  const fields = fieldsIn(page, purpose, row.sealed);
  return fields && { body: new Map(fields), path: row.path, formOpens: row.form_opens, keptAt: row.kept_at };
}

/** Undefined when the product's secret was changed since: nobody can open it any more. */
function fieldsIn(page: Page, purpose: string, sealed: Uint8Array): [string, string[]][] | undefined {
  try {
    return JSON.parse(unseal(page.services.config, purpose, sealed));
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** For the form at its own path: what was typed there, when the address names it. */
export async function giveBack(page: Page): Promise<{ id: string; body: Body } | undefined> {
  const id = page.url.searchParams.get('kept') ?? '';
  const kept = await readKept(page, id);
  return kept?.path === page.url.pathname ? { id, body: kept.body } : undefined;
}

// A key of its own for each person and page: a row moved to somebody else opens nothing.
function purposeOf(person: string, path: string): string {
  return `typed by ${person} at ${path}`;
}
