import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { PersonPanel } from '../../platform/http/index.ts';
import { signpostsOf } from '../store/signposts.ts';
import { SHOWN, signpostsCard } from './panel-view.ts';
import { readsOnly } from './reads-only.ts';

/** For a person's page: where they or their family were pointed, how each ended, and the way to point them anew. */
export const signpostsPanel: PersonPanel = {
  place: 'open work',
  permission: may('people.read'),
  load: async (page, db, personId) => {
    const found = await signpostsOf(db, personId, SHOWN + 1);
    if (found.length > 0)
      await audit(db, { action: 'list', kind: 'signpost', shown: found.map(({ id }) => id) });
    const mayPoint = page.practitioner.permissions.has('directory.signpost') && !readsOnly(page, personId);
    return () => signpostsCard({ personId, signposts: found, mayPoint, now: page.now });
  },
};
