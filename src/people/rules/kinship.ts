import { RELATIONSHIP_KINDS, type Relation, type RelationshipKind } from '../family/types.ts';

/** How many generations below the first the second person of a relationship stands. */
const STEPS_DOWN: Readonly<Record<RelationshipKind, number>> = {
  parent: 1,
  'adoptive parent': 1,
  'step-parent': 1,
  'foster carer': 1,
  'other carer': 1,
  grandparent: 2,
  'aunt or uncle': 1,
  sibling: 0,
  'half-sibling': 0,
  'step-sibling': 0,
  twin: 0,
  partner: 0,
  'former partner': 0,
  'other relative': 0,
  friend: 0,
};

/** Those who raise a child: a line leads from them down to it. */
export const RAISING: readonly RelationshipKind[] = [
  'parent',
  'adoptive parent',
  'step-parent',
  'foster carer',
  'other carer',
];

type Bond = Pick<Relation, 'from' | 'to' | 'kind'>;

/**
 * The generation of each person around one: 0 is their own, negative is older. Somebody reached in two ways keeps
 * the nearer one's; somebody not reached at all stands in generation 0.
 */
export function generations(
  around: string,
  people: readonly string[],
  bonds: readonly Bond[],
): ReadonlyMap<string, number> {
  const known = new Map([[around, 0]]);
  const waiting = [around];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const at = known.get(id) ?? 0;
    for (const { from, to, kind } of bonds) {
      const other = from === id ? to : to === id ? from : undefined;
      if (other === undefined || known.has(other)) continue;
      known.set(other, from === id ? at + STEPS_DOWN[kind] : at - STEPS_DOWN[kind]);
      waiting.push(other);
    }
  }
  return new Map(people.map((id) => [id, known.get(id) ?? 0]));
}

/** What a relationship is called as seen from either of the two: "mother of", "child of". */
export function tieWords(kind: RelationshipKind, side: 'from' | 'to'): string {
  return WORDS[kind][side === 'from' ? 0 : 1];
}

const WORDS: Readonly<Record<RelationshipKind, readonly [from: string, to: string]>> = {
  parent: ['parent of', 'child of'],
  'adoptive parent': ['adoptive parent of', 'adopted child of'],
  'step-parent': ['step-parent of', 'step-child of'],
  'foster carer': ['foster carer of', 'in the foster care of'],
  'other carer': ['carer of', 'cared for by'],
  grandparent: ['grandparent of', 'grandchild of'],
  'aunt or uncle': ['aunt or uncle of', 'niece or nephew of'],
  sibling: ['brother or sister of', 'brother or sister of'],
  'half-sibling': ['half-brother or half-sister of', 'half-brother or half-sister of'],
  'step-sibling': ['step-brother or step-sister of', 'step-brother or step-sister of'],
  twin: ['twin of', 'twin of'],
  partner: ['partner of', 'partner of'],
  'former partner': ['former partner of', 'former partner of'],
  'other relative': ['relative of', 'relative of'],
  friend: ['friend of', 'friend of'],
};

/** The kinds that read the same from both sides. */
const EVEN: readonly RelationshipKind[] = RELATIONSHIP_KINDS.filter(
  (kind) => WORDS[kind][0] === WORDS[kind][1],
);

/** What a form offers: each kind from either side, as `SIDE kind`; one that reads the same both ways once. */
export const TIE_CHOICES: readonly string[] = RELATIONSHIP_KINDS.flatMap((kind) =>
  EVEN.includes(kind) ? [`from ${kind}`] : [`from ${kind}`, `to ${kind}`],
);

/** A form's choice taken apart. */
export function tieChosen(choice: string): { side: 'from' | 'to'; kind: RelationshipKind } {
  const side = choice.startsWith('to ') ? 'to' : 'from';
  return { side, kind: choice.slice(side.length + 1) as RelationshipKind };
}
