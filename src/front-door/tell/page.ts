import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { HttpError, notFound, one, type Page } from '../../platform/http/index.ts';
import { tell } from '../../platform/jobs/index.ts';
import { change, type Refusal, Undone } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { WORD_DUE } from '../events.ts';
import { outcomesOffered } from '../outcomes.ts';
import { wordsFor } from '../policies.ts';
import { codeHash, WORD_DAYS, wordCode } from '../receive.ts';
import type { ConcernHead } from '../record/types.ts';
import { type Reach, wayToWrite } from '../rules/reach.ts';
import { AUDIENCES, type Audience, filledIn, type Voice, voiceFor } from '../rules/telling.ts';
import { referrerReach } from '../store/referrer.ts';
import { enterSharing } from '../store/sharing.ts';
import {
  keepFamilyContact,
  keepFamilyWord,
  keepTelling,
  namesHeld,
  owedOf,
  showOnReceipt,
} from '../store/telling.ts';
import { type GivenTelling, readTelling, type TellBy } from './form.ts';
import { tellView } from './view.ts';

/** GET /front-door/ID/tell/AUDIENCE: the words of the template in force, to be made one's own. */
export function showTell(page: Page, refusal?: Refusal, preview = false): Promise<Response> {
  const audience = audienceIn(page);
  return showForm(
    page,
    audience === 'referrer' ? 'Tell the referrer' : 'Tell the family',
    async (db, record) => ({
      owed: await theOwed(db, record.id, audience),
      mayWrite: audience === 'family' || isWritable(await referrerReach(db, record.id)),
    }),
    (form, { owed, mayWrite }) => {
      const voice = voiceFor(audience, form.record.raisedBy);
      const decision = form.record.decisions.at(-1);
      const outcome = outcomesOffered(form.arrangements, form.record.area, page.now).find(
        ({ code }) => code === decision?.outcome,
      );
      const words = filledIn(wordsFor(form.arrangements, voice, form.record.area, page.now), {
        outcome: outcome?.label.toLowerCase() ?? '',
        words: voice === 'professional' ? (decision?.forReferrer ?? '') : '',
        team: form.teams.get(form.record.teamId)?.name ?? '',
      });
      const services = servicesFor(voice, decision?.signposted ?? '', page.services.config.baseUrl);
      const first = [words, services].filter(Boolean).join('\n\n');
      return tellView({ ...form, audience, voice, owed, mayWrite, first, preview });
    },
    refusal,
  );
}

/** POST /front-door/ID/tell/AUDIENCE: shown as they will read it, or kept and sent. Each once. */
export async function tellThem(page: Page): Promise<Response> {
  const audience = audienceIn(page);
  const preview = one(page.body, 'press') === 'preview';
  return change(
    page,
    (_, refusal) => showTell(page, refusal, preview && refusal.errors.length === 0 && !refusal.changed),
    async (head, db) => {
      const reading = readTelling(page.body, await tellBy(db, head, audience));
      // Nothing is kept of a preview: it is undone like a refusal, with nothing to put right.
      if (preview && reading.ok) throw new Undone({ errors: [], changed: false, looking: true });
      return reading;
    },
    (db, head, given) => keep(page, db, head, audience, given),
  );
}

/** The services that a decision points to, for those who may know of it, with addresses that can be typed in elsewhere. */
function servicesFor(voice: Voice, signposted: string, baseUrl: string): string {
  if (!signposted || (voice !== 'professional' && voice !== 'parent')) return '';
  const opens =
    voice === 'parent' ? 'These services may help you:' : 'The family is pointed to these services:';
  // Each a paragraph of its own: that is what a receipt shows.
  const each = signposted.replaceAll(/(^|\s)\/directory\//gm, `$1${baseUrl}/directory/`).split(/\n+/);
  return [opens, ...each].join('\n\n');
}

/** There is a way to write that they said is safe. */
function isWritable(reach: Reach | undefined): boolean {
  return reach !== undefined && wayToWrite(reach, { texts: true })?.safe === true;
}

async function tellBy(db: Db, head: ConcernHead, audience: Audience): Promise<TellBy> {
  const reach = await referrerReach(db, head.id);
  const names = await namesHeld(db, head.id);
  const voice = voiceFor(audience, head.raisedBy);
  const held = {
    professional: [],
    public: names.family,
    'young person': names.family,
    parent: names.referrer,
  };
  const hidden = voice === 'parent' && head.raisedBy === 'professional' ? [] : held[voice];
  const mayWrite = audience === 'family' || isWritable(reach);
  return { audience, voice, mayWrite, texts: true, names: hidden };
}

async function keep(
  page: Page,
  db: Db,
  head: ConcernHead,
  audience: Audience,
  given: GivenTelling,
): Promise<string> {
  const { now: at, practitioner: by } = page;
  const owed = await theOwed(db, head.id, audience);
  const id = randomUUID();
  const contactId =
    given.contact && (await keepFamilyContact(db, head.id, { ...given.contact, whom: given.whom, by }));
  await keepTelling(db, { ...given, id, owedId: owed.id, concernId: head.id, by, at, contactId });
  if (contactId) {
    const code = wordCode(page.services.config.SECRET, id);
    const expiresAt = at.add({ hours: 24 * WORD_DAYS });
    await keepFamilyWord(db, head.id, { tellingId: id, hash: codeHash(code), words: given.words, expiresAt });
  }
  if (given.how === 'message') await tell(db, WORD_DUE, { concern: head.id, telling: id });
  const told = given.how !== 'not told';
  if (told && audience === 'referrer') await showOnReceipt(db, head.id, { at, words: given.words });
  if (told) await enter(page, db, head, audience, { ...given, id });
  const action = told ? 'tell' : 'not tell';
  await audit(db, { action, kind: 'concern', id: head.id, basis: head.basis, fields: [audience] });
  return `/front-door/${head.id}#told`;
}

/** What they were told goes into the ledger, by its name. */
async function enter(
  page: Page,
  db: Db,
  head: ConcernHead,
  audience: Audience,
  given: GivenTelling & { id: string },
): Promise<void> {
  if (given.how === 'not told') return;
  const { now, practitioner } = page;
  const open = voiceFor(audience, head.raisedBy);
  const fields =
    open === 'professional' || open === 'parent' ? ['outcome', 'what was decided'] : ['that it was acted on'];
  await enterSharing(db, {
    ...{ concernId: head.id, from: practitioner.agencyName, to: { kind: audience, name: given.whom } },
    ...{ fields, basis: 'public task', decidedBy: practitioner, how: given.how, sourceId: given.id, at: now },
  });
}

/** What is owed to this audience. @throws HttpError 409 when nothing was decided yet */
async function theOwed(db: Db, concernId: string, audience: Audience) {
  const owed = (await owedOf(db, concernId)).find((each) => each.audience === audience);
  if (!owed) throw new HttpError(409, { says: undecided, record: { kind: 'concern', id: concernId } });
  return owed;
}

function audienceIn(page: Page): Audience {
  const audience = AUDIENCES.find((each) => each === page.param('audience'));
  if (!audience) throw notFound();
  return audience;
}

const undecided =
  'There is nothing to tell yet: people are told once the concern is decided. Nothing was changed. Go back and decide it first.';
