import { audit } from '../../platform/audit/index.ts';
import { choice, formError, parseForm, text } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { change, type Reading, type Refusal, refused } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { HINDRANCES } from '../rules/closing.ts';
import { hasSubstance } from '../rules/thresholds.ts';
import { endClosing, insertClosing, looseEnds } from '../store/closing.ts';
import { project } from '../store/concern.ts';
import { readTriage } from '../store/triage.ts';
import { CLOSING_REASONS } from './types.ts';
import { closeView } from './view.ts';

/** GET /front-door/ID/close: what still hinders it or, when it is closed, how to open it again. */
export function showClose(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Close',
    async (db, record) => ({
      closings: (await readTriage(db, record.id)).closings,
      left: await looseEnds(db, record.id),
    }),
    (form, extra) => closeView({ ...form, ...extra }),
    refusal,
  );
}

const fields = {
  why: choice(CLOSING_REASONS, 'Choose why nothing is left to do here'),
  words: text({ ask: 'Say in a sentence who goes on with it, or why nobody needs to', max: 2000 }),
};

/** POST /front-door/ID/close */
export async function close(page: Page): Promise<Response> {
  const { practitioner: by } = page;
  return change(
    page,
    showClose,
    () => withSubstance(parseForm(fields, page.body), 'words'),
    async (db, head, said) => {
      const [first] = await looseEnds(db, head.id);
      const hindrance = head.state === 'closed' ? 'It is closed already' : first && HINDRANCES[first];
      if (hindrance) throw refused('why', hindrance);
      await insertClosing(db, head.id, { ...said, by });
      await project(db, head.id);
      await audit(db, { action: 'close', kind: 'concern', id: head.id, basis: head.basis });
      return `/front-door/${head.id}`;
    },
  );
}

/** POST /front-door/ID/close/again: something came up; its decision stands as it was. */
export async function openAgain(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  return change(
    page,
    showClose,
    () =>
      withSubstance(
        parseForm({ again: text({ ask: 'Say why it is opened again', max: 2000 }) }, page.body),
        'again',
      ),
    async (db, head, { again }) => {
      if (!(await endClosing(db, head.id, { at: now, by: practitioner.name, why: again })))
        throw refused('again', 'It is not closed');
      await project(db, head.id);
      await audit(db, { action: 'open again', kind: 'concern', id: head.id, basis: head.basis });
      return `/front-door/${head.id}`;
    },
  );
}

function withSubstance<T extends Record<string, string>>(
  reading: Reading<T>,
  field: keyof T & string,
): Reading<T> {
  if (!reading.ok || hasSubstance(reading.value[field] ?? '')) return reading;
  return {
    ok: false,
    errors: [formError(field, 'Say it in at least four words, for whoever reads it later')],
  };
}
