import { createHash, randomUUID } from 'node:crypto';
import { type Arrangements, currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  type FieldProblem,
  HttpError,
  json,
  type Page,
  readJson,
  readWrittenCode,
} from '../../platform/http/index.ts';
import { codeHash, receiptCode, receiptCodes, receiveConcern } from '../receive.ts';
import { tellProfessional } from '../refer/professional/tell.ts';
import { clocksAtReceipt } from '../rules/clocks.ts';
import { type Intake, intakeOf, takeKey } from '../store/intake.ts';
import { agencyReceipt } from '../store/receipt.ts';
import { timekeepingOf } from '../timekeeping.ts';
import type { Receipt, Telling } from '../types.ts';
import { type Answered, answerOf, stateOf } from './answer.ts';
import { canonical } from './canonical.ts';
import { readConcern } from './read.ts';

/** Twelve children and every story at its longest would be more; nobody writes that. */
export const MOST_BYTES = 512_000;

/**
 * POST /api/concerns: 201 `{receipt, state, decisionDueBy}` and where to look; 200 with the same for what came
 * before with the same idempotency key; 409 when that came with something else; 422 with every error at once.
 */
export async function takeConcern(page: Page): Promise<Response> {
  const { value } = await readJson(page.request, MOST_BYTES);
  const key = page.request.headers.get('idempotency-key') ?? '';
  const arrangements = await currentArrangements(page.services.database, page.now);
  const id = randomUUID();
  const code = receiptCode(page.services.config.SECRET, id);
  const bodyHash = createHash('sha256').update(canonical(value)).digest();
  const taken = await page.transaction(
    async (db) => {
      const before = await intakeOf(db, key);
      if (before) return again(db, before, bodyHash);
      const telling = await toldIn(page, { value, key, areas: arrangements.areas });
      const intake = { bodyHash, concernId: id, decisionDueBy: dueBy(telling, arrangements, page.now) };
      if (!(await takeKey(db, key, intake))) return again(db, await intakeOf(db, key), bodyHash);
      await receiveConcern(db, telling, { id, code, at: page.now, arrangements, cameBy: 'api' });
      return { status: 201, intake };
    },
    { submitting: id, receipt: codeHash(code) },
  );
  return answered(page, taken);
}

/** GET /api/concerns/RECEIPT: where it stands. Unknown, another agency's and run out are one 404. */
export async function showState(page: Page): Promise<Response> {
  const code = readWrittenCode(page.param('receipt'));
  if (!code) throw new HttpError(404);
  const receipt = await page.transaction(async (db): Promise<Receipt> => {
    const found = await agencyReceipt(db, codeHash(code));
    if (!found) throw new HttpError(404);
    await audit(db, { action: 'read', kind: 'receipt', id: found.concernId, basis: 'agency’s key' });
    return found;
  });
  return json(stateOf(code, receipt));
}

async function again(db: Db, before: Intake | undefined, bodyHash: Buffer) {
  if (!before?.bodyHash.equals(bodyHash)) throw new HttpError(409);
  await audit(db, { action: 'submit again', kind: 'concern', id: before.concernId });
  return { status: 200, intake: before };
}

async function toldIn(
  page: Page,
  { value, key, areas }: { value: unknown; key: string; areas: Arrangements['areas'] },
): Promise<Telling> {
  const { apiKey, now } = page;
  const keyless: FieldProblem[] = /^[\x20-\x7e]{1,64}$/.test(key)
    ? []
    : [{ field: 'Idempotency-Key', message: noKey }];
  const read = readConcern(value, { sender: apiKey, areas }, now);
  const errors = [...keyless, ...('errors' in read ? read.errors : [])];
  if (errors.length > 0 || !('told' in read)) throw new HttpError(422, { errors });
  const telling = tellProfessional(read.told, now, undefined);
  return {
    ...telling,
    account: { ...telling.account, parts: [...telling.account.parts, cameFrom(apiKey.agencyName)] },
  };
}

const noKey =
  'Send a header Idempotency-Key: a UUID, or up to 64 printable characters, another for each concern';

const cameFrom = (agency: string) => ({
  heading: 'How it came',
  lines: [{ label: 'Sent by', words: [`A system of ${agency}, with its key`] }],
});

function dueBy(telling: Telling, arrangements: Arrangements, now: Temporal.Instant): Temporal.Instant {
  return clocksAtReceipt(timekeepingOf(arrangements), { ...telling, receivedAt: now })[0].dueAt;
}

async function answered(page: Page, { status, intake }: Answered): Promise<Response> {
  const code = await codeOf(page, intake.concernId);
  return json(answerOf(code, intake), status, { location: `/api/concerns/${code}` });
}

/** The code under which this agency's concern was received, also where the product's secret has changed since. */
async function codeOf(page: Page, concernId: string): Promise<string> {
  const [present = '', ...before] = receiptCodes(page.services.config, concernId);
  for (const code of before) {
    const found = await page.transaction((db) => agencyReceipt(db, codeHash(code)));
    if (found) return code;
  }
  return present;
}
