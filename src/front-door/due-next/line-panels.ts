import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NOTHING } from '../../platform/html/index.ts';
import type { Page, Panel } from '../../platform/http/index.ts';
import { awaitedReplies, givenTo, owedTellings } from '../store/due.ts';
import { dueLines } from './lines-view.ts';
import type { DueLine } from './types.ts';

/** What was given to the reader, due first. */
export const givenToMe: Panel = {
  permission: may('front-door.rate'),
  load: linesPanel('Given to me', (page, db) => givenTo(db, page.practitioner.id)),
};

/** Whom the reader's teams have not told yet, due first. */
export const peopleToTell: Panel = {
  permission: may('front-door.tell'),
  load: linesPanel('People to tell', (page, db) => owedTellings(db, page.practitioner.teams), {
    label: 'Everybody who waits for word',
    href: '/to-tell',
  }),
};

/** Which agencies have not answered the reader's teams, due first. */
export const repliesToCome: Panel = {
  permission: may('front-door.ask'),
  load: linesPanel('Replies to come', (page, db) => awaitedReplies(db, page.practitioner.teams)),
};

/** A card of what is owed; none where nothing is, for the desk is a list of what to do. */
function linesPanel(
  title: string,
  read: (page: Page, db: Db) => Promise<DueLine[]>,
  onward?: { label: string; href: string },
): Panel['load'] {
  return async (page, db) => {
    const lines = await read(page, db);
    if (lines.length === 0) return () => NOTHING;
    const shown = [...new Set(lines.map(({ concernId }) => concernId))];
    await audit(db, { action: 'list', kind: 'concern', shown });
    return () => dueLines(title, lines, page.now, onward);
  };
}
