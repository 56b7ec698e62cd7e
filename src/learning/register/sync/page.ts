import { audit } from '../../../platform/audit/index.ts';
import { HttpError, json, one, type Page } from '../../../platform/http/index.ts';
import { addMarks } from '../../store/mark.ts';
import { holdRegister } from '../read.ts';
import { readSent } from './form.ts';

/**
 * POST /learning/sessions/ID/register/sync: what a phone marked without a connection. A mark sent again is the same
 * mark; one that cannot be is named, and the others are kept. Answers `{"kept":[ids],"refused":[{id,why}],"closed"}`.
 * @throws HttpError 400 for what is no list of marks, or too long a one
 */
export async function takeMarks(page: Page): Promise<Response> {
  const answer = await page.transaction(async (db) => {
    const register = await holdRegister(db, page);
    const sent = readSent(one(page.body, 'marks'), register, page.now);
    if (!sent) throw new HttpError(400);
    const { id: by, name } = page.practitioner;
    const { id } = register.session;
    const { stand, added } = await addMarks(db, id, sent.marks, { id: by, name, how: 'phone' });
    if (added > 0)
      await audit(db, { action: 'mark register', kind: 'session', id, basis: 'kept on a phone' });
    const taken = sent.marks
      .filter((mark) => !stand.has(mark.id))
      .map((mark) => ({ id: mark.id, why: 'the id is another mark’s' }));
    return {
      kept: [...stand],
      refused: [...sent.refused, ...taken],
      closed: register.closed !== undefined,
    };
  });
  return json(answer);
}
