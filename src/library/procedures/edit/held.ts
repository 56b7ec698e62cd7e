import { createHash } from 'node:crypto';
import type { Db } from '../../../platform/db/index.ts';
import { once, type Refusal, Undone } from '../../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { readDraft } from '../../store/chapter-draft.ts';
import type { Draft, Section } from '../types.ts';

/** What a form showed, as a mark: when what stands there now has another, somebody changed it meanwhile. */
export function markOf(part: unknown): string {
  return createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 16);
}

export const sectionMark = (section: Section | undefined) =>
  markOf(section ? [section.title, section.body] : null);

export const headMark = ({ title, summary, sources, impacts, reviewBy, from }: Draft) =>
  markOf([title, summary, sources, impacts, reviewBy?.toString() ?? null, from?.toString() ?? null]);

/**
 * Changes a draft by a posted form: once, and only where what the form showed still stands. Two people may write two
 * sections of one draft at a time.
 * @throws HttpError 404 for a draft that is not there, or is another area's
 */
export async function changeDraft(
  page: Page,
  marked: (draft: Draft) => string,
  apply: (db: Db, draft: Draft) => Promise<string>,
): Promise<{ done: string } | Refusal> {
  const id = page.uuid();
  try {
    const done = await page.transaction((db) =>
      once(db, page, async () => {
        const draft = await readDraft(db, id, true);
        if (!draft) throw notFound({ kind: 'procedure', id });
        if (marked(draft) !== one(page.body, 'mark')) throw new Undone({ errors: [], changed: true });
        return apply(db, draft);
      }),
    );
    return { done };
  } catch (error) {
    if (error instanceof Undone) return error.refusal;
    throw error;
  }
}
