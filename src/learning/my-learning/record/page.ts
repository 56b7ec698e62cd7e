import { areaName, currentArrangements } from '../../../partnership/index.ts';
import { areasOf } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { standing } from '../../rules/credential.ts';
import { toolStanding } from '../../rules/credential-tool.ts';
import { completionsOf } from '../../store/completion.ts';
import { readRuleBook } from '../../store/credential-book.ts';
import { evidenceOf } from '../../store/credential-evidence.ts';
import { factsOf } from '../../store/credential-facts.ts';
import { awaitedOf } from '../../store/feedback.ts';
import { recordView } from './view.ts';

/** GET /learning/mine: what the reader learned, what is due, what they hold and what it opens. */
export async function showMine(page: Page): Promise<Response> {
  const { practitioner, services, now } = page;
  const found = await page.transaction(async (db) => {
    const { areas } = await currentArrangements(services.database, now, db);
    const book = await readRuleBook(db);
    const facts = await factsOf(db, practitioner.id);
    const done = await completionsOf(db, practitioner.id);
    const evidence = await evidenceOf(db, practitioner.id);
    const awaited = await awaitedOf(db, practitioner.id);
    await audit(db, { action: 'read', kind: 'learning record', id: practitioner.id });
    return { areas, book, facts, done, evidence, awaited };
  });
  const { book, facts } = found;
  const today = londonDate(now);
  const areas = areasOf(practitioner);
  const held = book.credentials.map((credential) => ({
    code: credential.code,
    name: credential.name,
    areas: areas
      .filter((area) => credential.areas.length === 0 || credential.areas.includes(area))
      .map((area) => ({
        name: areaName(found.areas, area),
        ...standing(credential, { facts, area, book }, today),
      })),
  }));
  const open = book.tools.filter(({ code }) =>
    areas.some((area) => toolStanding(book, code, { facts, area }, today).may),
  );
  return page.show({
    title: 'My learning',
    kind: 'workspace',
    current: '/learning/mine',
    main: recordView({
      today,
      done: found.done,
      evidence: found.evidence,
      awaited: found.awaited,
      held: held.filter((each) => each.areas.length > 0),
      opens: open.map(({ name }) => name),
      permissions: practitioner.permissions,
    }),
  });
}
