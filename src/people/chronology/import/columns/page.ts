import { audit } from '../../../../platform/audit/index.ts';
import { type FormError, formError, once } from '../../../../platform/forms/index.ts';
import { HttpError, notFound, type Page } from '../../../../platform/http/index.ts';
import {
  keptMapping,
  listSays,
  type Mapping,
  readMapping,
  showColumnsOf,
} from '../../../../platform/lists/index.ts';
import { londonDate } from '../../../../platform/time/london.ts';
import { keepTrial, listCells, listMapping, ownList } from '../../../store/chronology-list.ts';
import { chronologyFields, firstMapping } from '../fields.ts';
import { tryRows } from '../trial.ts';
import type { ChronologyList } from '../types.ts';

/** GET /people/chronology/import/ID/columns */
export async function showColumns(page: Page): Promise<Response> {
  const { list, mapping } = await open(page);
  const fields = chronologyFields(londonDate(page.now));
  const begin = firstMapping(fields, list.columns, page.practitioner.agencyName);
  const known = mapping ? keptMapping(mapping, list.columns) : {};
  return draw(page, list, { ...begin, ...known }, []);
}

/** POST /people/chronology/import/ID/columns: tries every row, keeps what would become of it, and shows that. */
export async function tryList(page: Page): Promise<Response> {
  const { list, cells } = await open(page);
  const fields = chronologyFields(londonDate(page.now));
  const { mapping, errors } = readMapping(page.body, fields, list.columns);
  const missing = [...errors, ...pupilErrors(list, mapping)];
  if (missing.length > 0) return draw(page, list, mapping, missing);
  const reading = { columns: list.columns, mapping, fields, now: page.now };
  const maySearch = page.practitioner.permissions.has('people.search');
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const still = await ownList(db, list.id, true);
      if (still?.startedAt) throw new HttpError(409, { says: listSays.columnsStay('taken over') });
      const trial = await tryRows(db, cells, reading, { personId: list.personId, maySearch });
      if (trial === 'too many pupils') throw new HttpError(409, { says: tooMany });
      await keepTrial(db, { id: list.id, mapping, at: page.now, rows: trial.tried });
      await audit(db, { action: 'try list', kind: 'chronology list', id: list.id });
      await audit(db, { action: 'search', kind: 'person', shown: trial.looked });
      return `/people/chronology/import/${list.id}`;
    }),
  );
  return page.seeOther(location);
}

/** A list of several people must say whose each row is. */
function pupilErrors({ personId }: ChronologyList, mapping: Mapping): FormError[] {
  const named = mapping.upn || (mapping.born && (mapping.given || mapping.surname || mapping.name));
  if (personId !== null || named) return [];
  return [
    formError(
      'column-upn',
      'Say whose each row is: choose the pupil number, or a name and the date of birth',
    ),
  ];
}

const tooMany =
  'This list names more than 200 different pupils. Nothing was taken over. Split it, and upload each part by itself.';

async function open(page: Page) {
  const id = page.uuid();
  const opened = await page.transaction(async (db) => {
    const list = await ownList(db, id);
    if (!list) throw notFound({ kind: 'chronology list', id });
    await audit(db, { action: 'read', kind: 'chronology list', id });
    const mapping = (await listMapping(db, id)) as Mapping | undefined;
    return { list, mapping, cells: await listCells(db, id) };
  });
  if (opened.list.startedAt) throw new HttpError(409, { says: listSays.columnsStay('taken over') });
  if (opened.cells.length === 0) throw new HttpError(410, { says: listSays.gone('taken over') });
  return opened;
}

function draw(
  page: Page,
  list: ChronologyList,
  mapping: Mapping,
  errors: readonly FormError[],
): Promise<Response> {
  return showColumnsOf(
    page,
    {
      ...{ list, mapping, errors, needs: 'What every row needs' },
      fields: chronologyFields(londonDate(page.now)),
      action: `/people/chronology/import/${list.id}/columns`,
    },
    { current: '/people' },
  );
}
