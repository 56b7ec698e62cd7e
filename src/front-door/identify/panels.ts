import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { PersonPanel } from '../../platform/http/index.ts';
import { concernsAbout } from '../store/identify.ts';
import { concernsCard } from './panel-view.ts';

/** For a person's page: the concerns about them that the reader may see, each with its clock while it is open. */
export const concernsPanel: PersonPanel = {
  place: 'risk and clocks',
  permission: may('front-door.read'),
  load: async (page, db, personId) => {
    const concerns = await concernsAbout(db, personId);
    if (concerns.length > 0)
      await audit(db, { action: 'list', kind: 'concern', shown: concerns.map(({ id }) => id) });
    return () => concernsCard(concerns, page.now);
  },
};
