import { randomUUID } from 'node:crypto';
import { headlineOf } from '../../rules/labels.ts';
import { SOURCES, type SourceCode } from '../../rules/source.ts';
import type { Telling, ToldAddress, ToldChild, ToldPerson } from '../../types.ts';
import { accountOf } from '../account.ts';
import { childCount } from '../order.ts';
import { reachable } from '../shared/contact.ts';
import { signsInWords } from '../shared/signs.ts';
import { addressesOf, areaOf } from '../shared/where.ts';
import { said, typedOn } from '../told.ts';
import type { Told } from '../types.ts';
import { contact, harm, name, named, signs, theChild, where, worry } from './steps.ts';

const TIES = {
  family: ['1A', 'Family'],
  neighbour: ['1B', 'Neighbour or friend'],
  other: ['1D', 'Somebody else'],
} as const satisfies Record<string, readonly [SourceCode, string]>;

/** What a parent, a neighbour or anyone told, as a concern takes it. */
export function tellAnyone(told: Told, now: Temporal.Instant): Telling {
  const children = childrenOf(told, now);
  const isAnonymous = said(told, named, now)?.named !== 'yes';
  const person = said(told, name, now);
  const [code, words] = person ? TIES[person.tie] : (['9', SOURCES['9']] as const);
  return {
    raisedBy: 'public',
    area: areaOf(told),
    sourceCode: code,
    sourceWords: words,
    headline: headlineOf(said(told, worry, now)?.worry ?? ''),
    dangerNow: typedOn(told, 'danger', 'danger') === 'yes',
    children,
    addresses: addresses(told, now),
    involved: saidToHarm(told, now),
    referrer: {
      anonymous: isAnonymous,
      name: person?.name ?? null,
      jobTitle: null,
      agency: null,
      relationship: person ? words : null,
      ...reachable(isAnonymous ? undefined : said(told, contact, now)),
      practitionerId: null,
    },
    account: { ...accountOf(told, now), ...withSigns(said(told, signs, now)?.signs) },
  };
}

function childrenOf(told: Told, now: Temporal.Instant): ToldChild[] {
  return Array.from({ length: childCount(told) }, (_, index) => said(told, theChild, now, index + 1))
    .filter((child) => child !== undefined)
    .filter((child) => Object.values(child).some((answer) => answer !== ''))
    .map((child) => ({
      id: randomUUID(),
      unborn: /\b(unborn|not (yet )?born|pregnant)\b/i.test(child.age),
      given: child.given,
      surname: child.surname,
      dateOfBirth: null,
      expectedDate: null,
      ageTold: child.age,
      sex: child.sex || null,
      nhsNumber: null,
      upn: null,
      facts: child.more ? { 'What could help us know this child': child.more } : {},
    }));
}

function addresses(told: Told, now: Temporal.Instant): ToldAddress[] {
  return addressesOf([{ childId: null, ...said(told, where, now) }]);
}

function saidToHarm(told: Told, now: Temporal.Instant): ToldPerson[] {
  const person = said(told, harm, now);
  if (!person || (!person.name && !person.tie)) return [];
  const facts: Record<string, string> = person.tie ? { 'Who they are to the child': person.tie } : {};
  return [{ part: 'alleged to have caused harm', name: person.name || 'Name not known', facts }];
}

function withSigns(ticked: readonly string[] | undefined) {
  return ticked && ticked.length > 0 ? { signs: signsInWords(ticked) } : {};
}
