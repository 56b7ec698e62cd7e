import { choosing, lookedFor, looksForPeople, offeredPeople } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { changeRecord, choices, parseForm, type Refusal } from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { additive } from '../../change/change.ts';
import { showForm } from '../../change/open.ts';
import { nameForEvent, readEvent } from '../../store/chronology.ts';
import { namedView } from './view.ts';

/** The shielded event that an address names. @throws HttpError 404 where the reader sees none such */
async function shieldedEvent(page: Page, db: Db, person: string) {
  const entry = await readEvent(db, person, page.uuid('event'));
  if (!entry?.shielded) throw notFound({ kind: 'person', id: person });
  return entry;
}

/** GET /people/ID/chronology/named/EVENT */
export function showNamed(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Name more people',
    async (db, head) => ({
      entry: await shieldedEvent(page, db, head.id),
      ...(await choosing(db, page, head.teamId)),
      me: page.practitioner.id,
    }),
    namedView,
    refusal,
  );
}

/** POST /people/ID/chronology/named/EVENT: others may read a shielded event from now on. */
export async function nameOthers(page: Page): Promise<Response> {
  if (looksForPeople(page)) return showNamed(page, lookedFor);
  const outcome = await changeRecord(
    additive,
    page,
    async (head, db) =>
      parseForm(
        {
          people: choices(await offeredPeople(db, page, head.teamId), { ask: 'Choose who may read it' }),
        },
        page.body,
      ),
    async (db, head, said) => {
      const entry = await shieldedEvent(page, db, head.id);
      await nameForEvent(db, entry.id, said.people);
      const { id, basis } = head;
      await audit(db, {
        action: 'shield',
        kind: 'person',
        id,
        basis,
        fields: ['chronology', 'shielded event'],
      });
      return `/people/${id}/chronology`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showNamed(page, outcome);
}
