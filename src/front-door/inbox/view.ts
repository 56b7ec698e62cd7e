import {
  dataTable,
  dueText,
  emptyState,
  type Figure,
  figures,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  ratingTag,
  shieldTag,
} from '../../platform/html/index.ts';
import { isBefore, londonDate } from '../../platform/time/london.ts';
import {
  clockWords,
  dueWords,
  lateWords,
  longDateWords,
  wasDueWords,
  whenWords,
} from '../../platform/time/words.ts';
import { isDecisionClock } from '../rules/status.ts';
import { clockName, OUTCOME_WORDS, STATE_WORDS, WAITING_WORDS } from '../rules/words.ts';
import type { SavedFilter } from '../saved-filters/types.ts';
import { counted, filterForm } from './filter-view.ts';
import { filtersOn, type InboxFilters, inboxHref } from './filters.ts';
import { keptFilters, withSelection } from './keep-view.ts';
import type { InboxCounts, InboxPage, InboxRow } from './types.ts';

/** Everything the inbox shows. */
export interface InboxModel {
  now: Temporal.Instant;
  /** "open until 16:30" */
  opening: string;
  page: InboxPage;
  counts: InboxCounts;
  filters: InboxFilters;
  /** The reader, for "you". */
  me: string;
  areas: readonly { code: string; name: string }[];
  /** Minutes before its end in which a clock of each rule is due soon. */
  soon: ReadonlyMap<string, number>;
  /** False for somebody whose agency is only asked about single concerns. */
  holdsTeam: boolean;
  /** Nothing filtered, as this reader's addresses say it. */
  base: InboxFilters;
  saved: readonly SavedFilter[];
  /** What the reader may do to several at once. */
  several: { allocate: boolean; acknowledge: boolean };
  /** The reader just handed a concern to an area whose front door they are not in. */
  handed: boolean;
}

export function inboxView(model: InboxModel): Html {
  const { now, filters, counts } = model;
  const today = `${longDateWords(londonDate(now)).text.replace(/ \d{4}$/, '')}, ${clockWords(now).text}`;
  return html`<div class="ws-titleline"><h1 class="govuk-heading-xl">Front door</h1><p>${today}${model.opening ? ` · ${model.opening}` : NOTHING}</p></div>
${model.handed ? notice('calm', { strong: 'Handed over.', body: 'The other area’s front door holds that concern now, so it is no longer in your list.' }) : NOTHING}${figures(figuresOf(counts, model.base), 'How the front door stands')}
${tabs(filters, model.base)}${filterForm(filters, counts, model.areas, model.base)}${keptFilters(filters, model.saved)}
${selectable(model) ? withSelection(table(model), model.several) : table(model)}${pagerOf(model)}`;
}

function figuresOf({ open, bounded, decided }: InboxCounts, base: InboxFilters): Figure[] {
  const said = (count: number) => `${count}${bounded && count > 0 ? '+' : ''}`;
  const to = (change: Partial<InboxFilters>) => inboxHref({ ...base, ...change });
  const late = counted(open, 'due', ['late']);
  const inTime = decided.count === 0 ? '–' : `${Math.floor((100 * decided.inTime) / decided.count)}%`;
  return [
    { value: said(late), words: 'past their time', late: late > 0, href: to({ due: 'late' }) },
    { value: said(counted(open, 'due', ['today'])), words: 'due today', href: to({ due: 'today' }) },
    { value: said(counted(open, 'rating', [null])), words: 'not yet rated', href: to({ rating: 'none' }) },
    { value: inTime, words: 'decided in time, last 30 days', href: to({ show: 'past' }) },
  ];
}

function tabs(filters: InboxFilters, base: InboxFilters): Html {
  const tab = (show: InboxFilters['show'], words: string) =>
    show === filters.show
      ? html`<li><a href="${inboxHref({ ...base, show })}" aria-current="true">${words}</a></li>`
      : html`<li><a href="${inboxHref({ ...base, show })}">${words}</a></li>`;
  return html`<nav class="ws-tabs" aria-label="Which concerns"><ul>${tab('open', 'Waiting for a decision')}${tab('past', 'Decided')}</ul></nav>`;
}

function table(model: InboxModel): Html {
  const { page, filters } = model;
  return dataTable<InboxRow>({
    caption: filters.show === 'open' ? 'Concerns, what is due first' : 'Decided concerns, latest first',
    columns: [
      ...(selectable(model) ? [{ label: 'Tick', cell: tickCell }] : []),
      filters.show === 'open'
        ? { label: 'Due', cell: (row) => dueCell(row, model) }
        : { label: 'Received', cell: (row) => receivedCell(row, model.now) },
      { label: 'Rating', cell: (row) => (row.rating ? ratingTag(row.rating) : NOT_RATED) },
      { label: 'Concern', kind: 'name', cell: concernCell },
      { label: 'Child', cell: childCell },
      { label: 'From', cell: (row) => row.sourceWords },
      { label: 'State', cell: (row) => stateCell(row, model) },
    ],
    rows: page.rows,
    empty: nothing(model),
  });
}

/** Open rows can be ticked by whoever may do something to several at once. */
function selectable({ filters, several, page }: InboxModel): boolean {
  return filters.show === 'open' && page.rows.length > 0 && (several.allocate || several.acknowledge);
}

function tickCell({ id, childLabel, headline }: InboxRow): Html {
  return html`<input type="checkbox" class="ws-tick" name="id" value="${id}" aria-label="${childLabel}: ${headline}">`;
}

const NOT_RATED = html`<span class="ws-quiet">Not rated</span>`;

function dueCell(row: InboxRow, model: InboxModel): Html {
  return html`${clockCell(row, model)}${row.imported ? html`<small>Imported</small>` : NOTHING}`;
}

function clockCell({ dueAt, dueRule }: InboxRow, { now, soon }: InboxModel): Html {
  if (dueAt === null) return html`No clock`;
  const left = (dueAt.epochMilliseconds - now.epochMilliseconds) / 60_000;
  const what =
    dueRule === null || isDecisionClock(dueRule) ? NOTHING : html`<small>${clockName(dueRule)}</small>`;
  if (left < 0)
    return html`${dueText({ state: 'overdue', said: dueWords(dueAt, now), under: wasDueWords(dueAt, now) })}${what}`;
  const state = left <= (soon.get(dueRule ?? '') ?? 0) ? 'due-soon' : 'running';
  const said = dueWords(dueAt, now);
  const due = dueText({
    state,
    said: { ...said, text: capital(said.text) },
    under: said.text.startsWith('In ') ? whenWords(dueAt, now) : undefined,
  });
  return html`${due}${what}`;
}

function receivedCell({ receivedAt }: InboxRow, now: Temporal.Instant): Html {
  const { text, datetime } = whenWords(receivedAt, now);
  return html`<time datetime="${datetime}">${capital(text)}</time>`;
}

function concernCell({ id, headline, dangerNow, restricted, open }: InboxRow): Html {
  const danger =
    dangerNow && open ? html` <small class="ws-alarm">Danger now, we were told</small>` : NOTHING;
  return html`<a href="/front-door/${id}">${headline}</a>${danger}${restricted ? html` ${shieldTag('restricted')}` : NOTHING}`;
}

function childCell({ childLabel, earlier, alike, shielded }: InboxRow): Html {
  const times = earlier > 0 ? html`<small>${ordinal(earlier + 1)} concern in 12 months</small>` : NOTHING;
  const possible = alike ? html`<small>Possible match: check</small>` : NOTHING;
  return html`${childLabel}${times}${possible}${shielded ? html` ${shieldTag('shielded', 'Address shielded')}` : NOTHING}`;
}

function stateCell(row: InboxRow, { me, now }: InboxModel): Html {
  if (!row.open) {
    const when = row.decidedAt ? whenWords(row.decidedAt, now).text : '';
    const outcome = row.outcome ? OUTCOME_WORDS[row.outcome] : '';
    const level = row.level ? `Level ${row.level}: ` : '';
    return html`${level}${outcome}<small>${STATE_WORDS[row.state]} ${when}${row.decidedLate ? html`, <span class="ws-alarm">late</span>` : NOTHING}</small>${untold(row, now)}`;
  }
  const late = row.dueAt !== null && isBefore(row.dueAt, now) ? LATE_WORDS[row.dueRule ?? ''] : undefined;
  const waits = late
    ? html`<small class="ws-alarm">${late}</small>`
    : row.waiting && row.waiting !== 'answer'
      ? html`<small>${WAITING_WORDS[row.waiting]}</small>`
      : NOTHING;
  const whom = row.allocatedTo === me ? 'you' : row.allocatedToName;
  return html`${STATE_WORDS[row.state]}${whom ? ` · ${whom}` : NOTHING}${waits}${silent(row, now)}`;
}

/** An agency that was asked has let its time pass. */
function silent({ repliesDueAt }: InboxRow, now: Temporal.Instant): Html {
  if (repliesDueAt === null || !isBefore(repliesDueAt, now)) return NOTHING;
  return html`<small class="ws-alarm">No answer from an agency, ${lateWords(repliesDueAt, now).text}</small>`;
}

/** Somebody has not heard of the decision. */
function untold({ untoldDueAt }: InboxRow, now: Temporal.Instant): Html {
  if (untoldDueAt === null) return NOTHING;
  return isBefore(untoldDueAt, now)
    ? html`<small class="ws-alarm">Somebody has not been told, ${lateWords(untoldDueAt, now).text}</small>`
    : html`<small>Somebody is still to be told</small>`;
}

/** Said of an open concern whose next clock ran out on the way to its decision. */
const LATE_WORDS: Readonly<Record<string, string>> = {
  'send-back-answer': 'No answer came',
  'transfer-acceptance': 'No acceptance came',
  'worker-acknowledges': 'The worker has not answered',
  'emergency-duty-hand-over': 'Left overnight, not read',
};

function nothing({ filters, holdsTeam, base }: InboxModel): Html {
  if (filtersOn(filters) > 0)
    return emptyState({
      title: 'No concern matches',
      words: 'Nothing you may see fits all of these filters.',
      next: { label: 'Clear the filters', href: inboxHref({ ...base, show: filters.show }) },
    });
  if (filters.show === 'past')
    return emptyState({
      title: 'Nothing has been decided yet',
      words: 'Concerns move here once they are decided.',
      next: { label: 'See what is waiting', href: '/front-door' },
    });
  return emptyState({
    title: 'Nothing is waiting',
    words: holdsTeam
      ? 'Every concern your teams hold has been decided. New ones appear here as they come in.'
      : 'Concerns appear here when your agency is asked about them, or when one is given to you.',
    next: { label: 'See what was decided', href: '/front-door?show=past' },
  });
}

function pagerOf({ page, filters, counts }: InboxModel): Html {
  if (page.rows.length === 0 && !page.previous) return NOTHING;
  const many = `${counts.total}${counts.bounded ? ' or more' : ''} open`;
  const open = filtersOn(filters) > 0 ? `Filtered from ${many}` : `${many}, sorted by what is due first`;
  return pager({
    next: page.next && inboxHref(filters, page.next),
    previous: page.previous && inboxHref(filters, page.previous),
    first: page.previous && inboxHref(filters),
    size: 25,
    words: filters.show === 'open' ? open : 'Latest first',
    of: 'concerns',
  });
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const ordinals = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const ORDINAL_ENDS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

function ordinal(n: number): string {
  return `${n}${ORDINAL_ENDS[ordinals.select(n)] ?? 'th'}`;
}
