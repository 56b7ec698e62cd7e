import { dateWords } from '../../../platform/time/words.ts';
import type { ToldPerson } from '../../types.ts';
import { saidRows } from '../told.ts';
import type { Told } from '../types.ts';
import { alleged, household, involved, others } from './people.ts';

const NAMELESS = 'Name not known';
const ANSWERS: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', 'not known': 'Not known' };

/** Everybody told of besides the children, each with the part they have. */
export function peopleTold(told: Told): ToldPerson[] {
  return [
    ...saidRows(told, household).map((person) =>
      toldPerson('household', person.name, {
        Relationship: person.tie,
        'Date of birth': person.birth ? dateWords(person.birth).text : '',
        'Parental responsibility': answer(person.responsibility),
      }),
    ),
    ...saidRows(told, others).map((person) =>
      toldPerson('significant other', person.name, {
        Relationship: person.tie,
        'Parental responsibility': answer(person.responsibility),
        Note: person.note,
      }),
    ),
    ...saidRows(told, involved).map((person) =>
      toldPerson('professional', person.name, { Role: person.role, Contact: person.contact }),
    ),
    ...saidRows(told, alleged).map((person) =>
      toldPerson('alleged to have caused harm', person.name, {
        Relationship: person.tie,
        'In contact with the child now': answer(person.contact),
        'Works or volunteers with children': answer(person.works),
      }),
    ),
  ];
}

function toldPerson(part: ToldPerson['part'], name: string, facts: Record<string, string>): ToldPerson {
  const said = Object.entries(facts).filter(([, words]) => words !== '');
  return { part, name: name || NAMELESS, facts: Object.fromEntries(said) };
}

const answer = (value: string) => ANSWERS[value] ?? '';
