import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { pdfResponse } from '../../../platform/documents/index.ts';
import {
  changeRecord,
  formError,
  parseForm,
  type Reading,
  type Refusal,
  text,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, notFound, type Page } from '../../../platform/http/index.ts';
import { additive } from '../../change/change.ts';
import { showForm } from '../../change/open.ts';
import { familyLines } from '../../rules/looked.ts';
import { addFamilyCopy, familyCopies, familyCopy, readLookers } from '../../store/looked.ts';
import { readHead } from '../../store/person.ts';
import type { PersonHead } from '../../types.ts';
import type { FamilyCopy, FamilyLine } from '../types.ts';
import { copyPaper } from './paper.ts';
import { copyView, giveView } from './view.ts';

/** A copy is made of so many days and people at most; nobody's record has been opened as often. */
const MOST = 5000;

/** GET /people/ID/looked/family: what the family would read, and to whom it is given. */
export function showGive(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'A copy for the family',
    async (db, { id, restricted }) => {
      const [{ lookers, agencies }, given] = await Promise.all([
        readLookers(db, id, { until: page.now, most: restricted ? 0 : MOST }),
        familyCopies(db, id),
      ]);
      return { lines: familyLines(lookers, []), agencies, given };
    },
    (form, extra) => giveView({ ...form, ...extra }),
    refusal,
  );
}

interface Giving {
  givenTo: string;
  leftOut: string[];
  leftOutWhy: string;
}

function readGiving(page: Page, head: PersonHead): Reading<Giving> {
  if (head.restricted)
    throw new HttpError(403, { says: restrictedSays, record: { kind: 'person', id: head.id } });
  const parsed = parseForm(
    {
      'given-to': text({ ask: 'Say to whom it is given', max: 200 }),
      'left-out-why': text({ max: 1000 }),
    },
    page.body,
  );
  if (!parsed.ok) return parsed;
  const leftOut = [...new Set(page.body.get('left-out') ?? [])]
    .slice(0, 100)
    .map((name) => name.slice(0, 200));
  const leftOutWhy = parsed.value['left-out-why'];
  if (leftOut.length > 0 && leftOutWhy.length < 10)
    return {
      ok: false,
      errors: [formError('left-out-why', 'Say who could be in danger, or why else it is left out')],
    };
  return { ok: true, value: { givenTo: parsed.value['given-to'], leftOut, leftOutWhy } };
}

const restrictedSays =
  'This record is restricted to named people, so no copy of who has looked is made here. Nothing was recorded. Ask whoever restricted it.';

/** POST /people/ID/looked/family: records to whom the copy is given, and leads to it. */
export async function give(page: Page): Promise<Response> {
  const outcome = await changeRecord(
    additive,
    page,
    (head) => readGiving(page, head),
    async (db, head, value) => {
      const copy = await addFamilyCopy(db, head.id, value, page.practitioner);
      const { id, basis } = head;
      await audit(db, { action: 'give', kind: 'person', id, basis, fields: ['family copy'] });
      return `/people/${id}/looked/family/${copy}`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showGive(page, outcome);
}

/** GET /people/ID/looked/family/COPY: the copy as a page to print. */
export async function showCopy(page: Page): Promise<Response> {
  const { head, copy, lines } = await readCopy(page, 'read');
  return page.show({
    title: `Copy for the family, ${head.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${head.id}/looked/family" class="govuk-back-link">All copies</a>`,
    main: copyView({ person: head, copy, lines }),
  });
}

/** GET /people/ID/looked/family/COPY/copy.pdf */
export async function printCopy(page: Page): Promise<Response> {
  const { head, copy, lines } = await readCopy(page, 'print');
  return pdfResponse(copyPaper(page, head, copy, lines));
}

/** A copy that was given, as it was then: what was looked at since is not on it. */
async function readCopy(
  page: Page,
  action: 'read' | 'print',
): Promise<{ head: PersonHead; copy: FamilyCopy; lines: FamilyLine[] }> {
  const id = page.uuid();
  const which = page.uuid('copy');
  return page.transaction(async (db: Db) => {
    const [head, copy] = await Promise.all([readHead(db, id), familyCopy(db, id, which)]);
    if (!head || !copy || head.restricted) throw notFound({ kind: 'person', id });
    const { lookers } = await readLookers(db, id, { until: copy.at, most: MOST });
    await audit(db, { action, kind: 'person', id, basis: head.basis, fields: ['family copy'] });
    return { head, copy, lines: familyLines(lookers, copy.leftOut) };
  });
}
