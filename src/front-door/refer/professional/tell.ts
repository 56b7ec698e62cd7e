import type { Practitioner } from '../../../platform/access/index.ts';
import { headlineOf } from '../../rules/labels.ts';
import type { Sharing, Telling, ToldAddress } from '../../types.ts';
import { accountOf } from '../account.ts';
import { signsInWords } from '../shared/signs.ts';
import { addressesOf, areaOf } from '../shared/where.ts';
import { said, typedOn } from '../told.ts';
import type { Told } from '../types.ts';
import { home } from './child.ts';
import { now as childNow, concern } from './concern.ts';
import { agreement, consent, exception, parents } from './consent.ts';
import { childrenTold } from './tell-children.ts';
import { peopleTold } from './tell-people.ts';
import { referrer, service, signs, sourceOf } from './you.ts';

/** What a professional told, as a concern takes it. `person` is whoever is signed in. */
export function tellProfessional(
  told: Told,
  now: Temporal.Instant,
  person: Practitioner | undefined,
): Telling {
  const children = childrenTold(told, now);
  const by = said(told, referrer, now);
  const state = said(told, childNow, now);
  const ticked = said(told, signs, now)?.signs ?? [];
  const agency = by?.agency ?? '';
  return {
    raisedBy: 'professional',
    area: areaOf(told),
    sourceCode: sourceOf(said(told, service, now)?.service ?? 'other'),
    sourceWords: agency,
    headline: headlineOf(said(told, concern, now)?.concern ?? ''),
    dangerNow: typedOn(told, 'danger', 'danger') === 'yes' || state?.protect === 'yes',
    children: children.map(({ child }) => child),
    addresses: addressesTold(told, now, children),
    involved: peopleTold(told),
    referrer: {
      anonymous: false,
      name: by?.name ?? '',
      jobTitle: by?.job ?? null,
      agency,
      relationship: by?.tie || null,
      // Work details: the form says that the hub answers there.
      email: by?.email || null,
      emailSafe: Boolean(by?.email),
      phone: by?.phone || null,
      phoneSafe: Boolean(by?.phone),
      contactNotes: null,
      practitionerId: person?.id ?? null,
    },
    account: {
      ...accountOf(told, now),
      ...sharingTold(told, now),
      ...parentsTold(told, now),
      ...(state ? { immediateProtection: state.protect } : {}),
      ...(ticked.length > 0 ? { signs: signsInWords(ticked) } : {}),
    },
  };
}

function addressesTold(
  told: Told,
  now: Temporal.Instant,
  children: ReturnType<typeof childrenTold>,
): ToldAddress[] {
  return addressesOf(children.map(({ child, n }) => ({ childId: child.id, ...said(told, home, now, n) })));
}

/** Consent to share and agreement to a service, each as it was answered. */
function sharingTold(told: Told, now: Temporal.Instant): { sharing?: Sharing } {
  const asked = said(told, consent, now);
  if (!asked) return {};
  const ground = said(told, exception, now);
  const help = said(told, agreement, now);
  return {
    sharing: {
      consent: asked.consent,
      ...(ground ? { exception: ground.exception, rationale: ground.rationale } : {}),
      ...(help ? { service: help.service } : {}),
    },
  };
}

function parentsTold(told: Told, now: Temporal.Instant) {
  const answer = said(told, parents, now);
  if (!answer) return {};
  return answer.informed === 'yes'
    ? { parentsInformed: 'yes' as const }
    : { parentsInformed: 'no' as const, parentsNotInformedWhy: answer.why };
}
