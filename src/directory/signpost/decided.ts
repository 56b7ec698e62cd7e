import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/db/index.ts';
import { publicEntry } from '../store/entries.ts';
import { settingOn } from '../store/settings.ts';
import { addSignpost } from '../store/signposts.ts';
import { today } from '../store/today.ts';

/** What a decision says of where a family is pointed: services stand in it by their addresses. */
export interface Decided {
  concern: string;
  area: string | null;
  destination: string;
  signposted: string;
}

const ADDRESS = /\/directory\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** A decision pointed a family to services of the directory: each is followed up by whoever decided. */
export async function signpostDecided(db: Db, decided: Decided): Promise<void> {
  if (decided.destination !== 'signpost') return;
  const ids = new Set([...decided.signposted.matchAll(ADDRESS)].map(([, id = '']) => id));
  if (ids.size === 0) return;
  const day = await today(db);
  const askOn = day.add({ days: await settingOn(db, 'ask after', day) });
  for (const serviceId of ids) {
    const entry = await publicEntry(db, serviceId);
    if (!entry) continue;
    await addSignpost(db, {
      ...{ id: randomUUID(), serviceId, title: entry.title, area: decided.area, personId: null },
      ...{ concernId: decided.concern, about: '', sentHow: 'told', askWhom: 'practitioner', askOn },
      ...{ contact: null, askLink: null, codeHash: null, codeUntil: null },
    });
  }
}
