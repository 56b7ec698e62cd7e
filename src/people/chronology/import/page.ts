import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import { type FormError, formError, formKey, mustBeWorkable, once } from '../../../platform/forms/index.ts';
import { cursorFrom, hrefAfter } from '../../../platform/html/index.ts';
import { isId, one, type Page } from '../../../platform/http/index.ts';
import { csvFile, listExpires, uploadedList } from '../../../platform/lists/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { people } from '../../change/change.ts';
import { insertList, ownLists } from '../../store/chronology-list.ts';
import { readHead } from '../../store/person.ts';
import { chronologyFields } from './fields.ts';
import { importView } from './view.ts';

const SIZE = 20;
const PATH = '/people/chronology/import';

/** GET /people/chronology/import[?person=ID]: one's own lists, and the form to upload another. */
export function showImports(page: Page): Promise<Response> {
  return draw(page, []);
}

/** POST /people/chronology/import: reads a file, or what was pasted, and keeps it; on to its columns. */
export async function upload(page: Page): Promise<Response> {
  const { name, read } = uploadedList(page);
  if ('wrong' in read) return draw(page, [formError('file', read.wrong)]);
  const { now, practitioner } = page;
  const person = one(page.body, 'person');
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const personId = isId(person) ? person : null;
      if (personId) mustBeWorkable(people, personId, await readHead(db, personId));
      const id = randomUUID();
      const { columns, rows, encoding, delimiter } = read;
      await insertList(db, {
        ...{ id, personId, fileName: name, columns, rows, encoding, delimiter, by: practitioner, at: now },
        expiresAt: listExpires(now),
      });
      await audit(db, { action: 'upload list', kind: 'chronology list', id });
      return `${PATH}/${id}/columns`;
    }),
  );
  return page.seeOther(location);
}

/** GET /people/chronology/import/template.csv: every column there is, with an example. */
export function template(page: Page): Response {
  const keys = chronologyFields(londonDate(page.now)).map(({ key }) => key);
  return csvFile('chronology-template.csv', [keys, keys.map((key) => EXAMPLE[key] ?? '')]);
}

const EXAMPLE: Readonly<Record<string, string>> = {
  ...{ date: '30/04/2026', time: '09:10', what: 'Came to school with a cut lip. Said that he fell.' },
  ...{ kind: 'Injury or illness', weight: 'significant', agency: 'Saltmarsh Primary School' },
  ...{ upn: 'P830300012001', given: 'Wren', surname: 'Ashdown', name: '', born: '01/06/2014' },
  ...{ impact: 'Quiet all day', by: 'M Teale', reference: 'INC-0042' },
};

async function draw(page: Page, errors: readonly FormError[]): Promise<Response> {
  const asked = page.url.searchParams.get('person') ?? one(page.body, 'person');
  const after = cursorFrom(page.url.searchParams);
  const { lists, head } = await page.transaction(async (db) => {
    const [found, person] = await Promise.all([
      ownLists(db, { size: SIZE + 1, after }),
      isId(asked) ? readHead(db, asked) : undefined,
    ]);
    const bound = isId(asked) ? mustBeWorkable(people, asked, person) : undefined;
    const shown = found.slice(0, SIZE).map(({ id }) => id);
    await audit(db, { action: 'list', kind: 'chronology list', shown });
    if (bound) await audit(db, { action: 'read', kind: 'person', id: bound.id, basis: bound.basis });
    return { lists: found, head: bound };
  });
  const last = lists.slice(0, SIZE).at(-1);
  return page.show({
    title: 'Take over a chronology',
    kind: 'workspace',
    current: '/people',
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: importView({
      ...{
        lists: lists.slice(0, SIZE),
        person: head,
        errors,
        csrf: page.csrf,
        key: formKey(),
        now: page.now,
      },
      pasted: errors.length > 0 ? one(page.body, 'pasted') : '',
      size: SIZE,
      next: hrefAfter(PATH, lists.length > SIZE && last ? { at: last.uploadedAt, id: last.id } : undefined),
      first: after ? PATH : undefined,
    }),
  });
}
