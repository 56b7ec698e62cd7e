import { currentArrangements, currentEditions, currentTeams } from '../../partnership/index.ts';
import { emergencyPathOf } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { askedAbout } from '../ask/asked.ts';
import { shieldedAddresses } from '../store/keeping.ts';
import { readRecord } from '../store/record.ts';
import { readTriage } from '../store/triage.ts';
import { toldOf } from '../tell/told.ts';
import { citationsOf, citedIndicators } from './cited.ts';
import type { ConcernRecord } from './types.ts';
import { recordView, type Step } from './view.ts';

const STEPS: readonly Step[] = [
  'rate',
  'decide',
  'allocate',
  'restrict',
  'triage',
  'ask',
  'tell',
  'overnight',
];

/** GET /front-door/ID: one concern, whole, as far as the reader may see it. Hidden and absent look the same. */
export async function showRecord(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    const [record, triage, asked, told] = await Promise.all([
      readRecord(db, id),
      readTriage(db, id),
      askedAbout(db, id),
      toldOf(db, id),
    ]);
    if (!record) throw notFound({ kind: 'concern', id });
    const arrangements = await currentArrangements(page.services.database, now, db);
    const teams = await currentTeams(page.services.database, now, db);
    const editions = await currentEditions(page.services.database, now, db);
    await audit(db, { action: 'read', kind: 'concern', id, basis: record.basis, ...shownBeside(record) });
    return {
      record,
      triage,
      arrangements,
      teams,
      editions,
      asked,
      told,
      unclaimed: await unclaimed(db, page, record),
    };
  });
  return page.show({
    title: `${found.record.reference}, front door`,
    kind: 'workspace',
    current: '/front-door',
    before: html`<a href="/front-door" class="govuk-back-link">Front door</a>`,
    main: recordView({
      record: found.record,
      triage: found.triage,
      now,
      rules: found.arrangements.clockRules,
      teams: new Map([...found.teams.values()].map(({ id: team, name }) => [team, name])),
      may: new Set([
        ...STEPS.filter((step) => practitioner.permissions.has(`front-door.${step}`)),
        ...(practitioner.permissions.has('people.write') ? (['identify'] as const) : []),
      ]),
      me: practitioner.id,
      cited: citedIndicators(found.editions, found.record.account.cited ?? [], now),
      asked: found.asked,
      agencyId: practitioner.agencyId,
      citations: citationsOf(found.record, found.editions, now),
      told: found.told,
      unclaimed: found.unclaimed,
      emergencyPath: emergencyPathOf(page),
    }),
  });
}

/** Addresses that came in shielded, nobody named yet: for those who may say who reads them. */
async function unclaimed(db: Db, { practitioner }: Page, record: ConcernRecord): Promise<string[]> {
  if (!record.shielded || !record.workable || !practitioner.permissions.has('front-door.restrict')) return [];
  return (await shieldedAddresses(db, record.id)).filter(({ named }) => !named).map(({ id }) => id);
}

/** Other records that this page names, and shielded facts that it shows: both are reads of their own. */
function shownBeside(record: ConcernRecord): { shown?: string[]; fields?: string[] } {
  const others = [...record.sameChild, ...record.hidden].map(({ concernId }) => concernId);
  const revealed = record.addresses.some(({ shielded }) => shielded);
  return {
    ...(others.length > 0 ? { shown: [...new Set(others)] } : {}),
    ...(revealed ? { fields: ['address'] } : {}),
  };
}
