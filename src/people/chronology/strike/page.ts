import { audit } from '../../../platform/audit/index.ts';
import {
  changeRecord,
  choice,
  parseForm,
  type Refusal,
  text,
  Undone,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { additive } from '../../change/change.ts';
import { showForm } from '../../change/open.ts';
import { changed } from '../../family/add.ts';
import { readEvent, strikeEvent } from '../../store/chronology.ts';
import { strikeView } from './view.ts';

/** GET /people/ID/chronology/strike/EVENT */
export function showStrike(page: Page, refusal?: Refusal): Promise<Response> {
  const event = page.uuid('event');
  return showForm(
    page,
    'Strike through',
    async (db, { id }) => {
      const entry = await readEvent(db, id, event);
      if (!entry) throw notFound({ kind: 'person', id });
      return entry;
    },
    (form, entry) => strikeView({ ...form, entry }),
    refusal,
  );
}

const fields = {
  why: text({ ask: 'Say why it is wrong', max: 1000 }),
  next: choice(['nothing', 'anew'], 'Say whether it is to be written anew'),
};

/** POST /people/ID/chronology/strike/EVENT: it stays readable, struck through, and a right one may follow. */
export async function strike(page: Page): Promise<Response> {
  const event = page.uuid('event');
  const { now, practitioner } = page;
  const outcome = await changeRecord(
    additive,
    page,
    () => parseForm(fields, page.body),
    async (db, head, { why, next }) => {
      const entry = await readEvent(db, head.id, event);
      if (!entry) throw notFound({ kind: 'person', id: head.id });
      const struck = await strikeEvent(db, event, {
        ...{ id: practitioner.id, name: practitioner.name, why, at: now },
      });
      if (!struck) throw new Undone({ errors: [], changed: true });
      const concerned = entry.shielded ? [] : entry.people.map(({ id }) => id);
      await audit(db, { ...changed(head, 'chronology'), shown: concerned });
      const path = `/people/${head.id}/chronology`;
      return next === 'anew' ? `${path}/add?corrects=${event}` : path;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showStrike(page, outcome);
}
