import { areaName, currentArrangements } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choice,
  choices,
  date,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  refused,
  text,
} from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { moneyPage } from '../../charges/frame.ts';
import { fromTomorrow } from '../../rules/from-tomorrow.ts';
import { codeOf } from '../../rules/scheme.ts';
import { insertScheme, schemes } from '../../store/scheme.ts';
import { bodiesView } from './view.ts';

const PATH = '/learning/memberships/bodies';
const NEW = 'new';

/** GET /learning/memberships/bodies: the bodies whose members may pay less, since when and until when. */
export async function showBodies(page: Page, refusal?: Refusal): Promise<Response> {
  const { editions, areas } = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'membership body' });
    const { areas: all } = await currentArrangements(page.services.database, page.now, db);
    return { editions: await schemes(db), areas: all };
  });
  return moneyPage(page, {
    title: 'Bodies whose members pay less',
    back: ['/learning/memberships', 'Memberships'],
    main: bodiesView({
      ...recordForm(page, refusal),
      ...{ editions, areas, path: PATH, today: londonDate(page.now) },
      areaName: (code) => areaName(areas, code),
    }),
    refusal,
  });
}

/** POST to the same: a body from a day to come, or what is otherwise about one from then; nothing that holds is edited. */
export function setBody(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => set(page, db),
    (refusal) => showBodies(page, refusal),
  );
}

async function set(page: Page, db: Db): Promise<string> {
  const today = londonDate(page.now);
  const editions = await schemes(db);
  const { areas } = await currentArrangements(page.services.database, page.now, db);
  const { which, from, counts, ...rest } = mustRead(
    parseForm(
      {
        which: choice([NEW, ...editions.map(({ code }) => code)], 'Choose which body it is, or a new one'),
        name: text({ ask: 'Write what it is called', max: 120 }),
        evidence: text({ ask: 'Write what a member gives that shows it', max: 120 }),
        areas: choices(areas.map(({ code }) => code)),
        counts: choice(['yes', 'no'], 'Choose whether members may pay less from that day'),
        from: date({
          ...{ what: 'The first day', ask: 'Write the first day on which it holds' },
          check: fromTomorrow(today),
        }),
        source: text({ ask: 'Say who decided it, and where it is written', max: 300 }),
      },
      page.body,
    ),
  );
  const code = which === NEW ? codeOf(rest.name) : which;
  if (code.length < 2) throw refused('name', 'Write a name with letters in it');
  if (which === NEW && editions.some((each) => each.code === code))
    throw refused('which', 'There is one of that name already. Choose it');
  const { id, name } = page.practitioner;
  const edition = { ...rest, code, ended: counts === 'no', by: { id, name } };
  if (!from || !(await insertScheme(db, { ...edition, from })))
    throw refused('from', 'It is set for that day already. Choose another day', '-day');
  await audit(db, { action: 'set', kind: 'membership body', fields: [code] });
  return PATH;
}
