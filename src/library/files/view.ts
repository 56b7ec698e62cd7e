import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  sizeWords,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { fileHref, isPicture, pictureMarkdown } from '../rules/files.ts';
import type { FileLine, LibraryFile } from '../types.ts';

export interface FilesModel {
  files: readonly FileLine[];
  errors: readonly FormError[];
  next: string | undefined;
  first: string | undefined;
  size: number;
  /** Most that a file may have. */
  megabytes: number;
  /** Files are looked at for viruses. */
  scans: boolean;
  now: Temporal.Instant;
  csrf: string;
}

/** Files that were brought, for whoever writes pages. */
export function filesView(model: FilesModel): Html {
  const { files, errors, next, first, size, now } = model;
  return html`${errorSummary(errors)}<h1>Files</h1>
<p>Documents, pictures, films and sounds for the pages of the library. Anybody can open a file once a page that leads to it is published, and nobody after that page was taken down.</p>
<p>Never bring a nude or sexual picture of a child, whatever for: to hold or send one is a crime. <a href="/guides/nude-images-professionals">What to do with one instead</a>.</p>
${bringView(model)}
<h2>Files that are here</h2>
${dataTable<FileLine>({
  caption: 'Files, the latest first',
  columns: [
    { label: 'Name', kind: 'name', cell: ({ id, name }) => html`<a href="/library/files/${id}">${name}</a>` },
    { label: 'What it is', cell: ({ label }) => label },
    { label: 'Size', cell: ({ bytes }) => sizeWords(bytes) },
    { label: 'Brought by', cell: ({ by }) => by },
    { label: 'When', cell: ({ at }) => time(whenWords(at, now)) },
    { label: 'Pages', cell: ({ pages }) => (pages === 0 ? 'none yet' : pages) },
  ],
  rows: files,
  empty: emptyState({
    title: 'No file is here yet',
    words: 'Bring the first above, or on the form of a page.',
  }),
})}
${next || first ? pager({ next, first, size, of: 'files' }) : NOTHING}
<p><a href="/library">Back to the library</a></p>`;
}

function bringView({ errors, megabytes, scans, csrf }: FilesModel): Html {
  const scanned = scans
    ? NOTHING
    : notice('clock', {
        strong: 'Files are not looked at for viruses here.',
        body: 'Bring only what you made or know. Whoever runs this site can set a scanner.',
      });
  return html`${scanned}<form method="post" action="/library/files" enctype="multipart/form-data" novalidate>${hiddenFields({ csrf })}${govuk.fileUpload(
    {
      ...{ id: 'file', name: 'file', label: { text: 'Bring a file', classes: 'govuk-label--s' } },
      hint: { text: fileHint(megabytes) },
      ...errorMessage(errors, 'file'),
    },
  )}${govuk.button({ text: 'Upload', preventDoubleClick: true })}</form>`;
}

/** What may be brought, and what must never be. */
export const fileHint = (megabytes: number): string =>
  `PDF, Word, Excel, PowerPoint, OpenDocument text, plain text, CSV, a picture, MP3 or M4A sound, MP4 or captions (WebVTT), ${megabytes} MB at most. Of a picture the place and time it was taken are removed. Nothing about a person who can be known.`;

export interface OneFileModel {
  file: LibraryFile;
  pages: readonly { id: string; title: string; shown: boolean }[];
  /** Chapters that show it; `number` null: a draft. */
  chapters: readonly { id: string; chapter: string; title: string; number: number | null }[];
  errors: readonly FormError[];
  why: string;
  mayTakeDown: boolean;
  csrf: string;
  now: Temporal.Instant;
}

/** One file before those who write pages. */
export function oneFileView(model: OneFileModel): Html {
  const { file, now, errors } = model;
  const href = fileHref(file);
  const end = file.name.slice(file.name.lastIndexOf('.') + 1);
  const picture = isPicture(end);
  return html`${errorSummary(errors)}<h1>${file.name}</h1>${file.withdrawn ? takenDownView(file.withdrawn, now) : NOTHING}
${facts([
  { label: 'What it is', value: file.label },
  {
    label: 'Size',
    value: file.width
      ? `${sizeWords(file.bytes)}, ${file.width} by ${file.height} points`
      : sizeWords(file.bytes),
  },
  { label: 'Brought', value: html`${time(whenWords(file.at, now))} by ${file.by}` },
  {
    label: 'Looked at for viruses',
    value: file.scanned ? 'yes, nothing was found' : 'no, there was no scanner',
  },
  { label: 'Its address', value: html`<a href="${href}"><code>${href}</code></a>` },
])}
${
  file.withdrawn
    ? NOTHING
    : html`<h2>Put it on a page</h2>
<p>${picture ? 'Write this line where the picture is to stand, with what it shows in the square brackets, for whoever cannot see it:' : 'Write this into the text of a page, with words of your own in the square brackets, or put its address in the box of a resource or campaign:'}</p>
<p><code>${picture ? pictureMarkdown(href, 'What the picture shows') : `[What it is](${href})`}</code></p>`
}
<h2>Pages that lead to it</h2>
${leadingView(model)}${takeDownView(model)}
<p><a href="/library/files">All files</a></p>`;
}

function leadingView({ pages, chapters }: OneFileModel): Html {
  if (pages.length + chapters.length === 0)
    return html`<p>None yet. A file that no page leads to is removed after 30 days.</p>`;
  const ofPages = pages.map(
    ({ id, title, shown }) =>
      html`<li><a href="/library/${id}">${title}</a>${shown ? ', published' : ', not published with it'}</li>`,
  );
  const ofChapters = chapters.map(({ id, chapter, title, number }) =>
    number === null
      ? html`<li>Procedures: <a href="/library/procedures/${id}">${title}</a>, a draft</li>`
      : html`<li>Procedures: <a href="/procedures/${chapter}">${title}</a>, version ${number}</li>`,
  );
  return html`<ul>${ofPages}${ofChapters}</ul>`;
}

function takenDownView({ at, by, why }: NonNullable<LibraryFile['withdrawn']>, now: Temporal.Instant): Html {
  return notice('late', {
    strong: 'This file was taken down.',
    body: html`${time(whenWords(Temporal.Instant.from(at), now))} by ${by}. ${why} Its content is deleted. A picture is said in words where it stood.`,
  });
}

function takeDownView({ file, mayTakeDown, errors, why, csrf }: OneFileModel): Html {
  if (!mayTakeDown || file.withdrawn) return NOTHING;
  return html`<h2>Take it down</h2><p>Nobody can open it from then on, whatever leads to it, also in versions that are past. It cannot be got back.</p>
<form method="post" action="/library/files/${file.id}/take-down" novalidate>${hiddenFields({ csrf })}${govuk.input(
    {
      ...{ id: 'why', name: 'why', value: why, label: { text: 'Why', classes: 'govuk-label--s' } },
      hint: { text: 'Your colleagues read this.' },
      ...errorMessage(errors, 'why'),
    },
  )}${govuk.button({ text: 'Take it down', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`;
}
