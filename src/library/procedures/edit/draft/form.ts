import { agencyKinds } from '../../../../partnership/index.ts';
import {
  choices,
  date,
  type FormError,
  formError,
  parseForm,
  type Reading,
  type Typed,
  text,
  typedFrom,
} from '../../../../platform/forms/index.ts';
import type { Body } from '../../../../platform/http/index.ts';
import { londonDate } from '../../../../platform/time/london.ts';
import type { Draft, Impact, SectionChange, Source } from '../../types.ts';

export interface Head {
  title: string;
  summary: string;
  sources: Source[];
  from: Temporal.PlainDate | null;
  reviewBy: Temporal.PlainDate | null;
  impacts: Record<string, Impact>;
}

const fields = {
  title: text({ ask: 'Enter a title', max: 200 }),
  summary: text({ ask: 'Say in a sentence what the chapter is for', max: 500 }),
  sources: text({ max: 8000 }),
  from: date({ what: 'The date from which it is in force' }),
  review: date({ what: 'The date of review' }),
};

/** Reads what stands around the sections, with what each change means for practice. */
export function readHead(body: Body, changes: readonly SectionChange[]): Reading<Head> {
  const read = parseForm(fields, body);
  const errors: FormError[] = read.ok ? [] : [...read.errors];
  const impacts: Record<string, Impact> = {};
  for (const { id } of changes) {
    const impact = parseForm(
      { [`impact-${id}`]: text({ max: 1000 }), [`readers-${id}`]: choices(agencyKinds) },
      body,
    );
    if (!impact.ok) errors.push(...impact.errors);
    else {
      const words = String(impact.value[`impact-${id}`] ?? '');
      const readers = [impact.value[`readers-${id}`] ?? []].flat();
      if (words || readers.length > 0) impacts[id] = { words, readers };
    }
  }
  if (!read.ok) return { ok: false, errors };
  const sources = sourcesIn(read.value.sources);
  if (!sources)
    errors.push(
      formError(
        'sources',
        'Write each source on a line: its name, a bar and its address, like Working Together | https://www.gov.uk/…',
      ),
    );
  if (errors.length > 0 || !sources) return { ok: false, errors };
  const { title, summary, from, review } = read.value;
  return { ok: true, value: { title, summary, sources, from, reviewBy: review, impacts } };
}

function sourcesIn(words: string): Source[] | undefined {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const sources = lines.map((line) => {
    const [, title = '', url = ''] = /^(.{2,200}?)\s*\|\s*(https?:\/\/\S{3,500})$/.exec(line) ?? [];
    return { title, url };
  });
  return sources.every(({ url }) => url !== '') ? sources : undefined;
}

/** What hinders that it is published as it stands. */
export function hindrances(
  head: Head,
  {
    changes,
    sections,
    today,
    last,
  }: {
    changes: readonly SectionChange[];
    sections: number;
    today: Temporal.PlainDate;
    last: Temporal.Instant | undefined;
  },
): FormError[] {
  const errors: FormError[] = [];
  const at = '-day';
  if (!head.from) errors.push(formError('from', 'Enter the date from which it is in force', at));
  else if (Temporal.PlainDate.compare(head.from, today) < 0)
    errors.push(formError('from', 'It cannot begin in the past: what stood then stood', at));
  else if (last && Temporal.PlainDate.compare(head.from, londonDate(last)) < 0)
    errors.push(
      formError(
        'from',
        'A version that is published already begins later. Choose that date or one after it',
        at,
      ),
    );
  if (!head.reviewBy) errors.push(formError('review', 'Enter the date by which it is to be reviewed', at));
  if (sections === 0) errors.push(formError('title', 'Add a section first: there is nothing to read yet'));
  for (const { id, title } of changes)
    if (!head.impacts[id]?.words)
      errors.push(formError(`impact-${id}`, `Say what the change to “${title}” means for practice`));
  return errors;
}

/** A draft as its form shows it. */
export function typedHead({ title, summary, sources, from, reviewBy, impacts }: Draft): Typed {
  const boxes = (name: string, day: Temporal.PlainDate | null) => ({
    [`${name}-day`]: day ? String(day.day) : '',
    [`${name}-month`]: day ? String(day.month) : '',
    [`${name}-year`]: day ? String(day.year) : '',
  });
  const said = Object.entries(impacts).flatMap(
    ([id, { words, readers }]): [string, string | readonly string[]][] => [
      [`impact-${id}`, words],
      [`readers-${id}`, readers],
    ],
  );
  return typedFrom({
    title,
    summary,
    sources: sources.map((source) => `${source.title} | ${source.url}`).join('\n'),
    ...boxes('from', from ? londonDate(from) : null),
    ...boxes('review', reviewBy),
    ...Object.fromEntries(said),
  });
}
