import { nameFault, pictureFault } from '../../partnership/index.ts';
import {
  choice,
  choices,
  date,
  type FormError,
  formError,
  type Parsed,
  parseForm,
  text,
} from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { mayName, namesIn } from '../local/named.ts';
import { AGES, AUDIENCES } from '../rules/audiences.ts';
import { fileAt, isCaptions, isFilm, isSound } from '../rules/files.ts';
import { languageOf } from '../rules/languages.ts';
import { topicsIn } from '../rules/topics.ts';
import type { Kind, Source, Text, Topic } from '../types.ts';
import { countWords, factField } from './parts.ts';

export const READINGS = ['child', 'public', 'professional', 'exempt'] as const;
/** A text may be so long, and a body that is posted so many bytes. */
export const LONGEST = 100_000;
export const MOST_BODY = 800_000;

const audiences = AUDIENCES.map(({ code }) => code);

const fields = {
  title: text({ ask: 'Enter a title', max: 200 }),
  summary: text({ max: 500 }),
  body: text({ ask: 'Write the text', max: LONGEST }),
  audiences: choices(audiences, { ask: 'Choose whom it is for' }),
  ages: choices(AGES),
  topics: text({ max: 500 }),
  reading: choice(READINGS, 'Choose how easy it must be to read'),
  sensitive: choice(['yes', 'no'], 'Say whether reading it could put somebody in danger'),
  'neutral-title': text({ max: 100 }),
  'as-at': date({ what: 'The date it is as at' }),
  'covers-until': date({ what: 'The date it covers to' }),
  'review-due': date({ what: 'The date to read it again', ask: 'Enter when it must be read again' }),
  sources: text({ max: 10_000 }),
  why: text({ max: 500 }),
};

export interface WrittenText {
  text: Text;
  why: string;
}

/**
 * Reads everything that a page says, as its kind asks for it. `topics`: those there are, by their names; `files`:
 * addresses of those that are here.
 */
export function readText(
  body: Body,
  kind: Kind,
  { topics: known, files }: { topics: readonly Topic[]; files: ReadonlySet<string> },
): Parsed<WrittenText> {
  const parsed = parseForm(fields, body);
  const more = [
    ...[...kindErrors(body, kind), ...playedErrors(body, kind), ...writingErrors(body, kind, files)],
    ...[...namingErrors(body), ...topicErrors(body, known), ...sourceErrors(body)],
  ];
  if (!parsed.ok) return { ok: false, errors: [...parsed.errors, ...more] };
  const said = parsed.value;
  if (said.sensitive === 'yes' && said['neutral-title'] === '')
    more.push(formError('neutral-title', 'Enter a title that tells nobody why one reads it'));
  const count = countWords(said.body);
  if (kind.mostWords !== null && count > kind.mostWords)
    more.push(formError('body', `Shorten it: it has ${count} words, and may have ${kind.mostWords}`));
  if (more.length > 0) return { ok: false, errors: more };
  return {
    ok: true,
    value: {
      why: said.why,
      text: {
        ...{ title: said.title, summary: said.summary, body: said.body, facts: kindFactsIn(body, kind) },
        ...{
          audiences: said.audiences,
          ages: said.ages,
          topics: topicsIn(said.topics, known),
          reading: said.reading,
        },
        ...{ sensitive: said.sensitive === 'yes', neutralTitle: said['neutral-title'] },
        ...{ asAt: said['as-at'], coversUntil: said['covers-until'], reviewDue: said['review-due'] },
        sources: sourcesIn(said.sources),
      },
    },
  };
}

/** What its kind asks for besides, as it was typed. */
export function kindFactsIn(body: Body, kind: Kind): Record<string, string> {
  const said = kind.fields.map(({ name }) => [name, one(body, factField(name)).trim()] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}

function kindErrors(body: Body, kind: Kind): FormError[] {
  return kind.fields.flatMap(({ name, label, as }) => {
    const value = one(body, factField(name)).trim();
    if (value === '') return [];
    if (value.length > 500) return [formError(factField(name), `${label}: use 500 characters or fewer`)];
    if ((as === 'address' || as === 'file') && !/^(https?:\/\/\S+|\/(?!\/)\S*)$/i.test(value))
      return [formError(factField(name), `${label}: enter an address that begins with https:// or /`)];
    if (as === 'language' && !languageOf(value))
      return [formError(factField(name), `${label}: choose one of the list`)];
    if (as === 'page' && !/^\/[a-z0-9-]+\/[a-z0-9-]+$/.test(value))
      return [formError(factField(name), `${label}: enter its address here, like /guides/early-help`)];
    if (as === 'date' && !isDate(value))
      return [formError(factField(name), `${label}: enter a date like 2026-11-30`)];
    return [];
  });
}

/** Whoever cannot hear gets what is said in words; captions are of the one sort that every browser reads along. */
function playedErrors(body: Body, kind: Kind): FormError[] {
  const said = (name: string) => one(body, factField(name)).trim();
  const played = kind.fields.some(({ name, as }) => {
    const end = as === 'file' ? (fileAt(said(name))?.end ?? '') : '';
    return isFilm(end) || isSound(end);
  });
  const captions = fileAt(said('captions-file'));
  if (captions && !isCaptions(captions.end))
    return [
      formError(factField('captions-file'), 'Captions to read along: choose a file of captions (.vtt)'),
    ];
  if (!played || captions || said('captions') !== '') return [];
  return [
    kind.fields.some(({ name }) => name === 'captions')
      ? formError(factField('captions'), 'Say where its captions or its transcript are, or upload captions')
      : formError(
          'body',
          'A film or sound stands on a page of the kind “resource”, which has room for its captions',
        ),
  ];
}

function isDate(value: string): boolean {
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

/** What is wrong with pictures and local facts, which stand in the text and in what the kind asks for. */
export function writingErrors(body: Body, kind: Kind, files: ReadonlySet<string>): FormError[] {
  const names = namesIn({ body: one(body, 'body'), facts: kindFactsIn(body, kind) });
  return [pictureFault(one(body, 'body'), files), nameFault(names)].flatMap((says) =>
    says === undefined ? [] : formError('body', says),
  );
}

const namingErrors = (body: Body): FormError[] =>
  ['title', 'summary']
    .filter((name) => mayName(one(body, name)))
    .map((name) =>
      formError(name, 'Name local facts in the text alone: here the braces would stand as you typed them'),
    );

function topicErrors(body: Body, known: readonly Topic[]): FormError[] {
  const topics = topicsIn(one(body, 'topics'), known);
  const resting = known.find(({ code, atRest }) => atRest && topics.includes(code));
  if (resting) return [formError('topics', `“${resting.label}” is at rest: choose another topic`)];
  if (topics.length > 10) return [formError('topics', 'Enter ten topics or fewer')];
  const wrong = topics.find((code) => code.length < 2 || code.length > 60);
  return wrong ? [formError('topics', `“${wrong}” cannot be a topic: use 2 to 60 letters`)] : [];
}

/** A source a line: its title, a bar, its address. */
export function sourcesIn(typed: string): Source[] {
  return typed.split('\n').flatMap((line) => {
    const at = line.lastIndexOf('|');
    const [title, url] = at < 0 ? ['', line.trim()] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    return url ? [{ title: title || url, url }] : [];
  });
}

function sourceErrors(body: Body): FormError[] {
  const wrong = sourcesIn(one(body, 'sources')).find(
    ({ url }) => !/^(https?:\/\/\S+|\/(?!\/)\S*)$/i.test(url),
  );
  if (!wrong) return [];
  return [
    formError(
      'sources',
      `“${wrong.url}” is no address: write the title, a bar, and an address with https://`,
    ),
  ];
}
