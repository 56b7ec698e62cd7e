import {
  choice,
  date,
  type FormError,
  formError,
  optionalChoice,
  type Parsed,
  parseForm,
  text,
} from '../platform/forms/index.ts';
import { type Body, one } from '../platform/http/index.ts';
import { refusalWords, singlesOut } from './rules/nobody.ts';
import type { GroupTexts } from './store/group.ts';
import type { MeetingTexts } from './store/meeting.ts';
import { KINDS, OWNERS, type Paper } from './types.ts';

/** In which of these boxes somebody is singled out. */
const nobodyIn = (body: Body, names: readonly string[]): FormError[] =>
  names.flatMap((name) => {
    const found = singlesOut(one(body, name));
    return found === undefined ? [] : formError(name, refusalWords(found));
  });

/** With what is wrong besides. */
function withMore<T>(parsed: Parsed<T>, more: readonly FormError[]): Parsed<T> {
  if (more.length === 0) return parsed;
  return { ok: false, errors: [...(parsed.ok ? [] : parsed.errors), ...more] };
}

const group = {
  name: text({ ask: 'Enter what the group is called', max: 120 }),
  kind: choice(KINDS, 'Choose what it is'),
  about: text({ ask: 'Say what it does, in a sentence or two', max: 1000 }),
  quarterly: optionalChoice(['yes']),
};

export function readGroup(body: Body): Parsed<GroupTexts> {
  const parsed = withMore(parseForm(group, body), nobodyIn(body, ['name', 'about']));
  if (!parsed.ok) return parsed;
  return { ok: true, value: { ...parsed.value, quarterly: parsed.value.quarterly === 'yes' } };
}

const LONGEST = 100_000;
const meeting = {
  day: date({ what: 'The day', ask: 'Enter the day of the meeting' }),
  starts: text({ ask: 'Enter when it begins, like 09:30', max: 5 }),
  place: text({ ask: 'Say where it is, or that it is online', max: 200 }),
  agenda: text({ max: 10_000 }),
  minutes: text({ max: LONGEST }),
  nobody: optionalChoice(['yes']),
};

export type WrittenMeeting = MeetingTexts & { minutes: string };

/** Reads a meeting. `more`: what is wrong with pictures and local facts in its words. */
export function readMeeting(body: Body, more: readonly FormError[]): Parsed<WrittenMeeting> {
  const parsed = parseForm(meeting, body);
  const wrong = [...nobodyIn(body, ['place', 'agenda', 'minutes']), ...more];
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(one(body, 'starts').trim()) && one(body, 'starts').trim() !== '')
    wrong.push(formError('starts', 'Enter a time like 09:30'));
  if (one(body, 'minutes').trim() !== '' && one(body, 'nobody') !== 'yes')
    wrong.push(formError('nobody', 'Confirm that no child and no family can be known from it'));
  const read = withMore(parsed, wrong);
  if (!read.ok) return read;
  const { day, starts, place, agenda, minutes } = read.value;
  if (!day) return { ok: false, errors: [formError('day', 'Enter the day of the meeting')] };
  return { ok: true, value: { heldOn: day, startsAt: starts.padStart(5, '0'), place, agenda, minutes } };
}

const action = {
  words: text({ ask: 'Say what is to be done', max: 500 }),
  owner: choice(OWNERS, 'Choose who answers for it'),
  due: date({ what: 'The day it is due', ask: 'Enter the day it is due' }),
};

export function readAction(
  body: Body,
): Parsed<{ words: string; ownerRole: string; due: Temporal.PlainDate }> {
  const parsed = withMore(parseForm(action, body), nobodyIn(body, ['words']));
  if (!parsed.ok) return parsed;
  const { words, owner, due } = parsed.value;
  if (!due) return { ok: false, errors: [formError('due', 'Enter the day it is due')] };
  return { ok: true, value: { words, ownerRole: owner, due } };
}

/** What became of an action; nothing for one that is open again. */
export const readDone = (body: Body, field: string): Parsed<string> => {
  const parsed = withMore(parseForm({ [field]: text({ max: 500 }) }, body), nobodyIn(body, [field]));
  return parsed.ok ? { ok: true, value: parsed.value[field] ?? '' } : parsed;
};

const paper = {
  title: text({ ask: 'Enter what the paper is called', max: 200 }),
  href: text({ ask: 'Enter its address', max: 500 }),
  everybody: optionalChoice(['yes']),
};

/** Reads a paper: a file of ours that is here, a page of ours, or a page elsewhere. */
export function readPaper(body: Body, files: ReadonlySet<string>): Parsed<Omit<Paper, 'id'>> {
  const href = one(body, 'href').trim();
  const wrong = nobodyIn(body, ['title', 'href']);
  if (href !== '' && !/^(https:\/\/\S+|\/(?!\/)\S+)$/.test(href))
    wrong.push(formError('href', 'Enter an address that begins with https:// or /'));
  if (href.startsWith('/files/') && !files.has(href))
    wrong.push(formError('href', 'There is no such file: bring it under Files first'));
  const parsed = withMore(parseForm(paper, body), wrong);
  if (!parsed.ok) return parsed;
  const { title, everybody } = parsed.value;
  return { ok: true, value: { title, href, forEverybody: everybody === 'yes' } };
}

export const readWhy = (body: Body): Parsed<{ why: string }> =>
  withMore(
    parseForm({ why: text({ ask: 'Say why it is taken back', max: 500 }) }, body),
    nobodyIn(body, ['why']),
  );
