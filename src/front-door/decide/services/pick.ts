import type { Db } from '../../../platform/db/index.ts';
import { type Body, one, type Page, type Picked } from '../../../platform/http/index.ts';

const NAME = 'service';

/** What was chosen in the directory's picker; undefined where no slice offers services. */
export async function pickedServices(page: Page, db: Db): Promise<Picked | undefined> {
  return page.services.pickers.find((picker) => picker.of === 'service')?.load(page, db, NAME);
}

/** Whether the picker's own button was pressed: then the form is shown again and nothing is saved. */
export function looksForServices(body: Body): boolean {
  return one(body, 'press') === `find-${NAME}`;
}

/** The form as it was posted, with the services chosen written down by their names and addresses. */
export function withServices(body: Body, picked: Picked | undefined): Body {
  if (!picked || picked.chosen.length === 0) return body;
  const lines = picked.chosen.map(({ label, href }) => `${label}: ${href}`);
  const signposted = [one(body, 'signposted').trim(), ...lines].filter(Boolean).join('\n');
  return new Map([...body, ['signposted', [signposted]]]);
}
