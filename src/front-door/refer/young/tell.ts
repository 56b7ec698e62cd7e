import { randomUUID } from 'node:crypto';
import { headlineOf } from '../../rules/labels.ts';
import { SOURCES } from '../../rules/source.ts';
import type { Telling, ToldPerson } from '../../types.ts';
import { accountOf } from '../account.ts';
import { reachable } from '../shared/contact.ts';
import { addressesOf, areaOf } from '../shared/where.ts';
import { said, typedOn } from '../told.ts';
import type { Told } from '../types.ts';
import { afraid, here, home, me, reach, tell, trust } from './steps.ts';

/** What a child or young person told about themselves, as a concern takes it. */
export function tellYoung(told: Told, now: Temporal.Instant): Telling {
  const self = said(told, me, now);
  const name = [self?.given, self?.surname].filter(Boolean).join(' ');
  const child = {
    id: randomUUID(),
    unborn: false,
    given: self?.given ?? '',
    surname: self?.surname ?? '',
    dateOfBirth: null,
    expectedDate: null,
    ageTold: self?.age ?? '',
    sex: null,
    nhsNumber: null,
    upn: null,
    facts: self?.school ? { School: self.school } : {},
  };
  const contact = said(told, reach, now);
  const seen = contact?.school === 'yes' ? 'May be seen at school' : '';
  const reached = reachable(contact);
  return {
    raisedBy: 'young person',
    area: areaOf(told),
    sourceCode: '1C',
    sourceWords: SOURCES['1C'],
    headline: headlineOf(said(told, tell, now)?.tell ?? ''),
    dangerNow: typedOn(told, 'danger', 'danger') === 'yes' || said(told, here, now)?.safe === 'no',
    children: [child],
    addresses: addressesOf([{ childId: child.id, ...said(told, home, now) }]),
    involved: people(told, now),
    referrer: {
      anonymous: name === '',
      name: name || null,
      jobTitle: null,
      agency: null,
      relationship: 'The child themselves',
      ...reached,
      contactNotes: [reached.contactNotes, seen].filter(Boolean).join('. ') || null,
      practitionerId: null,
    },
    account: accountOf(told, now),
  };
}

function people(told: Told, now: Temporal.Instant): ToldPerson[] {
  const feared = said(told, afraid, now);
  const trusted = said(told, trust, now);
  const all: ToldPerson[] = [];
  if (feared && (feared.name || feared.tie))
    all.push({
      part: 'alleged to have caused harm',
      name: feared.name || 'Name not known',
      facts: feared.tie ? { 'How the child knows them': feared.tie } : {},
    });
  if (trusted?.who) {
    const may = { yes: 'Yes', no: 'No', '': 'Not said' }[trusted.may];
    all.push({
      part: 'significant other',
      name: trusted.who,
      facts: { 'A grown-up the child trusts': 'Yes', 'May be talked to': may },
    });
  }
  return all;
}
