import { ageWords } from '../../platform/time/age.ts';
import type { ToldChild } from '../types.ts';

const HEADLINE = 80;
const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** The first words of a concern for a list: at most 80 characters, cut between words. */
export function headlineOf(told: string): string {
  const line = told.replace(/\s+/g, ' ').trim();
  if (line.length <= HEADLINE) return line;
  const cut = line.slice(0, HEADLINE);
  const space = cut.lastIndexOf(' ');
  return `${(space > HEADLINE / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/, '')} …`;
}

/** Whom a concern is about, for a list: "Leon A., 4", "Unborn, due 14 Feb", "Two brothers, 7 and 9". */
export function childLabel(children: readonly ToldChild[], today: Temporal.PlainDate): string {
  const [only, ...others] = children;
  if (!only) return 'Child not named';
  if (others.length === 0) return one(only, today);
  const kin = children.every((child) => child.sex === 'M')
    ? 'boys'
    : children.every((child) => child.sex === 'F')
      ? 'girls'
      : 'children';
  const ages = children.map((child) => shortAge(child, today)).filter((age) => age !== '');
  const count = `${NUMBERS[children.length] ?? children.length} ${sameFamily(children) ? siblings(kin) : kin}`;
  return ages.length === children.length ? `${count}, ${listed(ages)}` : count;
}

function one(child: ToldChild, today: Temporal.PlainDate): string {
  if (child.unborn) return child.expectedDate ? `Unborn, due ${dayAndMonth(child.expectedDate)}` : 'Unborn';
  const initial = child.surname ? `${firstLetter(child.surname)}.` : '';
  const name = child.given ? [child.given, initial].filter(Boolean).join(' ') : child.surname;
  const age = shortAge(child, today);
  if (!name) return age ? `Child not named, ${age}` : 'Child not named';
  return age ? `${name}, ${age}` : name;
}

/** "4", "7 months", "about 12", "not born yet" */
function shortAge(child: ToldChild, today: Temporal.PlainDate): string {
  if (child.unborn) return 'unborn';
  if (child.dateOfBirth) return ageWords(child.dateOfBirth, today).replace(/ years?$/, '');
  return child.ageTold.slice(0, 20);
}

function sameFamily(children: readonly ToldChild[]): boolean {
  const [first] = children;
  return Boolean(first?.surname) && children.every((child) => child.surname === first?.surname);
}

const siblings = (kin: string) => ({ boys: 'brothers', girls: 'sisters' })[kin] ?? 'siblings';

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function firstLetter(word: string): string {
  return [...word][0]?.toUpperCase() ?? '';
}

function dayAndMonth(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-GB', { day: 'numeric', month: 'short' });
}
