import { again, background, child, home, services, where } from '../refer/professional/child.ts';
import { concern, domains, factors, now, risk, tried, voice } from '../refer/professional/concern.ts';
import { agreement, consent, exception, parents } from '../refer/professional/consent.ts';
import { alleged, household, involved, others } from '../refer/professional/people.ts';
import { referrer, service, signs } from '../refer/professional/you.ts';
import { danger } from '../refer/start/steps.ts';
import type { Step } from '../refer/types.ts';

/** One answer: the question of the professional form that it answers. */
export interface Leaf {
  kind: 'answer';
  step: Step;
  question: string;
}

/** Answers that stand together under one name. */
export interface Group {
  kind: 'group';
  about: string;
  of: Readonly<Record<string, Leaf>>;
}

/** A page of the form whose questions are asked of each of several people; names to questions. */
export interface Rows {
  kind: 'rows';
  about: string;
  step: Step;
  of: Readonly<Record<string, string>>;
}

/** The children, each with the pages that the form asks again for every child. */
export interface Children {
  kind: 'children';
  about: string;
  of: Readonly<Record<string, Leaf | Group>>;
}

export type Shape = Readonly<Record<string, Leaf | Group | Rows | Children>>;

const answer = (step: Step, question: string): Leaf => ({ kind: 'answer', step, question });

/** `group('…', [step, { name: question }], …)`: what the form asks on one page or on several. */
function group(
  about: string,
  ...pages: readonly (readonly [Step, Readonly<Record<string, string>>])[]
): Group {
  const leaves = pages.flatMap(([step, names]) =>
    Object.entries(names).map(([name, question]) => [name, answer(step, question)] as const),
  );
  return { kind: 'group', about, of: Object.fromEntries(leaves) };
}

function rows(about: string, step: Step, of: Readonly<Record<string, string>>): Rows {
  return { kind: 'rows', about, step, of };
}

/**
 * A concern as another system sends it: each name is a question of the professional form, so that the form's own
 * rules read it. Add, never rename: other programs rely on these names.
 */
export const CONCERN: Shape = {
  danger: answer(danger, 'danger'),
  service: answer(service, 'service'),
  referrer: group('Who raises the concern. A professional cannot do so anonymously.', [
    referrer,
    { name: 'name', role: 'job', organisation: 'agency', phone: 'phone', email: 'email', knowsChild: 'tie' },
  ]),
  children: {
    kind: 'children',
    about: 'Every child that the concern is about: one at least.',
    of: {
      given: answer(child, 'given'),
      surname: answer(child, 'surname'),
      knownAs: answer(child, 'known'),
      born: answer(child, 'born'),
      dateOfBirth: answer(child, 'birth'),
      approximateAge: answer(child, 'age'),
      expectedDate: answer(child, 'expected'),
      sex: answer(child, 'sex'),
      gender: answer(child, 'gender'),
      home: group('Where the child lives. An address that someone must not learn is shielded.', [
        home,
        { address: 'address', postcode: 'postcode', phone: 'phone', shieldedFrom: 'kept' },
      ]),
      background: group('Language, background and needs. Not from transport or border services.', [
        background,
        {
          language: 'language',
          interpreter: 'interpreter',
          ethnicity: 'ethnicity',
          religion: 'religion',
          disability: 'disability',
          needs: 'needs',
        },
      ]),
      nhsNumber: answer(services, 'nhs'),
      upn: answer(services, 'upn'),
      school: answer(services, 'school'),
      gp: answer(services, 'gp'),
      healthVisitor: answer(services, 'visitor'),
    },
  },
  area: answer(where, 'area'),
  areaUnknown: group('What helps to find the home: when area is “unknown”, and only then.', [
    again,
    { near: 'near', bestGuess: 'area' },
  ]),
  signs: group('Signs of exploitation. From transport and border services only.', [
    signs,
    { noticed: 'signs', journey: 'trip', company: 'company' },
  ]),
  concern: group('What happened, in the words that were used.', [
    concern,
    { what: 'concern', when: 'when', knownFrom: 'source' },
  ]),
  now: group('The child now.', [
    now,
    { place: 'place', state: 'state', protectToday: 'protect', why: 'why' },
  ]),
  risk: group('What might happen if nothing changes.', [risk, { feared: 'risk', level: 'level' }]),
  household: rows('Everyone who lives with the child. Not from transport or border services.', household, {
    name: 'name',
    relationship: 'tie',
    dateOfBirth: 'birth',
    parentalResponsibility: 'responsibility',
  }),
  others: rows('Others who matter to the child. Not from transport or border services.', others, {
    name: 'name',
    relationship: 'tie',
    parentalResponsibility: 'responsibility',
    note: 'note',
  }),
  professionals: rows('Others who work with the family. Not from transport or border services.', involved, {
    name: 'name',
    role: 'role',
    contact: 'contact',
  }),
  allegedToHaveCausedHarm: rows('Anyone said to have caused harm.', alleged, {
    name: 'name',
    relationship: 'tie',
    inContact: 'contact',
    worksWithChildren: 'works',
  }),
  assessment: group('The child’s life as you know it. Not from transport or border services.', [
    domains,
    { development: 'development', parenting: 'parenting', environment: 'environment' },
  ]),
  factors: group('What affects the family. Not from transport or border services.', [
    factors,
    { present: 'factors', about: 'about' },
  ]),
  tried: group('What has been tried. Not from transport or border services.', [
    tried,
    { help: 'tried', assessments: 'assessments' },
  ]),
  voice: group('What the child says.', [voice, { knows: 'told', wishes: 'wishes' }]),
  consent: group(
    'Consent to share what is known: protecting a child never waits for it. Without it, “exception” and “rationale” say why. “service” is agreement to help, another question; not from transport or border services.',
    [consent, { sharing: 'consent', askedOf: 'giver' }],
    [exception, { exception: 'exception', rationale: 'rationale' }],
    [agreement, { service: 'service' }],
  ),
  parents: group('Whether the parents or carers know. Not from transport or border services.', [
    parents,
    { informed: 'informed', why: 'why' },
  ]),
};
