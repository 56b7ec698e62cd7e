import { factList, heading, note, type Part, paragraph } from '../../platform/documents/index.ts';
import { childFacts, childName, factsOf, PARTS } from '../record/people-view.ts';
import type { ConcernRecord, KeptAddress } from '../record/types.ts';

/** The children, where they live and who is in their lives. Shielded addresses only where they were asked for. */
export function childrenParts(record: ConcernRecord, today: Temporal.PlainDate, shielded: boolean): Part[] {
  const one = record.children.length === 1;
  const addresses = record.addresses.filter((address) => shielded || !address.shielded);
  const each = record.children.flatMap((child) => {
    const here = addresses.filter(({ childId }) => childId === child.id || (one && childId === null));
    return [
      heading(2, childName(child)),
      ...factList([...childFacts(child, today), ...here.map(addressFact)]),
    ];
  });
  const shared = one ? [] : addresses.filter(({ childId }) => childId === null);
  return [
    heading(1, one ? 'The child' : 'The children'),
    ...(each.length > 0 ? each : [paragraph('No child was named.')]),
    ...factList(shared.map(addressFact)),
    ...leftOut(record, shielded),
  ];
}

/** Household, significant others, professionals, and whoever is said to have caused harm. */
export function involvedParts({ involved }: ConcernRecord): Part[] {
  const groups = PARTS.flatMap(([part, title]) => {
    const people = involved.filter((person) => person.part === part);
    const rows = people.map(({ name, facts }) => ({
      label: name || 'Not named',
      value:
        factsOf(facts)
          .map(({ label, value }) => `${label}: ${value}`)
          .join('\n') || 'Nothing more was told',
    }));
    return people.length > 0 ? [heading(2, title), ...factList(rows)] : [];
  });
  return groups.length > 0 ? [heading(1, 'Who is involved'), ...groups] : [];
}

/** Who told us. Ways to reach them are not put on paper: whoever must reach them finds them on the record. */
export function referrerParts({ referrer, sourceWords }: ConcernRecord): Part[] {
  if (!referrer || referrer.anonymous)
    return [heading(1, 'Who told us'), paragraph(`${sourceWords}. They gave no name.`)];
  const { name, jobTitle, agency, relationship } = referrer;
  return [
    heading(1, 'Who told us'),
    ...factList([
      { label: 'Name', value: name ?? 'Not given' },
      { label: 'Role', value: jobTitle },
      { label: 'Organisation', value: agency ?? sourceWords },
      { label: 'Who they are to the child', value: relationship },
    ]),
  ];
}

function addressFact({ words, postcode, shielded }: KeptAddress) {
  const line = [words, postcode].filter(Boolean).join('\n');
  return { label: shielded ? 'Address, shielded: do not pass on' : 'Address', value: line };
}

function leftOut(record: ConcernRecord, shielded: boolean): Part[] {
  const shown = shielded && record.addresses.some((address) => address.shielded);
  if (!record.shielded || shown) return [];
  return [note('An address is shielded. It is not on this paper.', 'shielded')];
}
