import { audit } from '../../../../platform/audit/index.ts';
import { html } from '../../../../platform/html/index.ts';
import type { Page } from '../../../../platform/http/index.ts';
import { listGroups, visibleReferrals } from '../../../store/credential-group.ts';
import { mayRefer } from '../may.ts';
import { groupsView } from './view.ts';

/** GET /learning/groups: groups for young people, and whom the reader's agency put forward. */
export async function showGroups(page: Page): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const groups = await listGroups(db);
    const referrals = await visibleReferrals(db);
    await audit(db, { action: 'list', kind: 'group referral', shown: referrals.map(({ id }) => id) });
    return { groups, referrals };
  });
  const { id, permissions } = page.practitioner;
  return page.show({
    title: 'Groups for young people',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: groupsView({
      ...{ ...found, now: page.now, mayRefer: mayRefer.allows(page.actor), reader: id },
      mayNote: permissions.has('learning.register'),
      mayMake: permissions.has('learning.coordinate'),
    }),
  });
}
