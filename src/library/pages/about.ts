import {
  type Drawing,
  facts,
  type Html,
  html,
  NOTHING,
  sizeWords,
  telephone,
  time,
} from '../../platform/html/index.ts';
import { dateWords } from '../../platform/time/words.ts';
import { fileAt, isFilm, isSound } from '../rules/files.ts';
import type { KindField, LibraryFile, Source, Text } from '../types.ts';

/** Files that a text leads to, by their ids, as far as they are at hand. */
export type Files = ReadonlyMap<string, LibraryFile>;
const NO_FILES: Files = new Map();

/** What a page is asked for by its kind, as far as it says it. `named`: what local facts say. */
export function kindFacts(
  fields: readonly KindField[],
  said: Text['facts'],
  { files = NO_FILES, named }: { files?: Files; named?: Drawing['named'] },
): Html {
  const rows = fields.flatMap(({ name, label, as }) => {
    const value = said[name];
    // Of these the page itself tells: by its words, and by links to its translations.
    return value && as !== 'language' && as !== 'page'
      ? [
          {
            label,
            value: isNumber(name, value) ? telephone(value) : withFacts(factValue(value, as, files), named),
          },
        ]
      : [];
  });
  const players = fields.map(({ name, as }) =>
    as === 'file' ? playerView(said[name] ?? '', said) : NOTHING,
  );
  return html`${players}${rows.length > 0 ? facts(rows) : NOTHING}`;
}

const isNumber = (name: string, value: string) => name === 'phone' && /^[+\d][\d ()]+$/.test(value);

/** A line with what local facts say in place of their names. */
function withFacts(value: Html | string, named: Drawing['named']): Html | string {
  if (typeof value !== 'string' || !named || !value.includes('{{')) return value;
  return html`${value
    .split(/(\{\{[^{}\n]{1,80}\}\})/)
    .map((part) => (part.startsWith('{{') ? (named(factName(part)) ?? part) : part))}`;
}

const factName = (braced: string) => braced.slice(2, -2).trim().toLowerCase().replace(/\s+/g, ' ');

function factValue(value: string, as: KindField['as'], files: Files): Html | string {
  if (as === 'date') return dated(value);
  const file = as === 'file' ? fileAt(value) : undefined;
  if (file) return fileView(value, file, files.get(file.id));
  return (as === 'address' || as === 'file') && leadsSomewhere(value)
    ? link({ title: value, url: value })
    : value;
}

/** A file by its name, with what it is and how large, before anybody takes it. */
function fileView(href: string, { name, end }: { name: string; end: string }, file?: LibraryFile): Html {
  const is = file ? `${file.label}, ${sizeWords(file.bytes)}` : end.toUpperCase();
  return html`<a href="${href}">${name} (${is})</a>`;
}

/** A film or a sound is played where it stands, with its captions where they are ours too. Nothing is fetched unasked. */
function playerView(href: string, said: Text['facts']): Html {
  const file = fileAt(href);
  if (!file) return NOTHING;
  const captions = said['captions-file'] ?? '';
  const track = fileAt(captions)
    ? html`<track kind="captions" src="${captions}" srclang="en" label="English" default>`
    : NOTHING;
  if (isFilm(file.end))
    return html`<video class="ws-player" controls preload="none" src="${href}">${track}</video>`;
  return isSound(file.end)
    ? html`<audio class="ws-player" controls preload="none" src="${href}"></audio>`
    : NOTHING;
}

function dated(value: string): Html | string {
  try {
    return time(dateWords(Temporal.PlainDate.from(value)));
  } catch {
    return value;
  }
}

const leadsSomewhere = (address: string) => /^(https?:\/\/[^\s]+|\/(?!\/)[^\s]*)$/i.test(address);

function link({ title, url }: Source): Html {
  return leadsSomewhere(url)
    ? html`<a href="${url}" rel="noreferrer">${title || url}</a>`
    : html`${title || url}`;
}

/** As at when, from where, and whom to tell of a mistake. */
export function aboutView(page: Pick<Text, 'asAt' | 'sources'>, ask: string | undefined): Html {
  const { asAt, sources } = page;
  return html`<section class="ws-about"><h2 class="govuk-heading-s" id="about">About this page</h2>
${asAt ? html`<p>As at ${time(dateWords(asAt))}.</p>` : NOTHING}
${sources.length > 0 ? html`<p>Where this comes from:</p><ul>${sources.map((one) => html`<li>${link(one)}</li>`)}</ul>` : NOTHING}
${ask ? html`<p><a href="${ask}">Ask or correct something about this page</a></p>` : NOTHING}</section>`;
}
