import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Run } from '../import/types.ts';
import { countsWords, stateWords } from '../import/view.ts';
import { EVERY_DAYS } from '../rules/feed.ts';
import { EVERY_WORDS } from './list-view.ts';
import type { Feed } from './types.ts';

export interface FeedModel extends RecordForm {
  feed: Feed;
  /** Those that nobody brought, latest first. */
  runs: readonly Run[];
}

/** An address: whether all is well with it, how often it is fetched, and what came of it each time. */
export function feedView(model: FeedModel): Html {
  const { feed, runs, now } = model;
  return html`${errorSummary(model.errors)}<h1 class="govuk-heading-xl">${feed.source}</h1>
<p class="govuk-body">${feed.url}</p>${standing(model)}${form(model)}${dataTable<Run>({
    caption: 'What came of it by itself, latest first',
    columns: [
      {
        label: 'Fetched',
        kind: 'name',
        cell: ({ id, beganAt }) =>
          html`<a href="/directory/imports/${id}">${time(whenWords(beganAt, now))}</a>`,
      },
      { label: 'Entries', kind: 'number', cell: ({ rows }) => rows.toLocaleString('en-GB') },
      {
        label: 'State',
        cell: (run) => stateTag(run.trial && run.overtaken ? 'Passed over' : stateWords(run)),
      },
      { label: 'What it said', cell: (run) => run.failure ?? countsWords(run.tried ?? run.counts) },
    ],
    rows: runs,
    empty: emptyState({ title: 'It was never fetched by itself', words: 'Say above how often it is to be.' }),
  })}`;
}

function standing({ feed, now }: FeedModel): Html {
  const next = feed.nextAt ? html` It is tried again ${time(whenWords(feed.nextAt, now))}.` : NOTHING;
  const report = feed.lastRun
    ? html` <a href="/directory/imports/${feed.lastRun}">See the report</a>`
    : NOTHING;
  if (feed.failures > 0)
    return notice('late', {
      strong:
        feed.failures === 1
          ? 'The last time it could not be fetched.'
          : `It could not be fetched ${feed.failures} times in a row.`,
      body: html`${feed.failedSince ? html`The first time was ${time(whenWords(feed.failedSince, now))}. ` : NOTHING}Nothing of the directory was changed.${next}${report}`,
    });
  if (feed.waits)
    return notice('clock', {
      strong: 'What came last waits for somebody.',
      body: html`Nothing is changed until they take it in.${report}`,
    });
  if (feed.everyDays === 0) return NOTHING;
  return notice('calm', {
    strong: feed.lastRun ? 'All is well.' : 'It is fetched by itself from now on.',
    body: html`It is fetched next ${feed.nextAt ? time(whenWords(feed.nextAt, now)) : ''}. ${feed.ownerName} hears of what goes wrong.${report}`,
  });
}

function form({ feed, errors, changed, typed, csrf, key }: FeedModel): Html {
  const every = typed.value('every') || String(feed.everyDays);
  const differs = typed.value('differs') || (feed.takeIn ? 'take' : 'tell');
  const meanwhile = changed
    ? notice('late', {
        strong: 'Somebody changed this since you opened it.',
        body: 'What you chose is below and not kept yet.',
      })
    : NOTHING;
  return html`${meanwhile}<form method="post" action="/directory/feeds/${feed.id}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${feed.version}">${govuk.radios(
    {
      name: 'every',
      idPrefix: 'every',
      classes: 'govuk-radios--small',
      fieldset: {
        legend: { text: 'How often is it fetched by itself?', classes: 'govuk-fieldset__legend--m' },
      },
      hint: { text: 'Between two and five at night.' },
      items: EVERY_DAYS.map((days) => ({
        value: String(days),
        text: days === 0 ? 'Not at all: only when a person brings it' : (EVERY_WORDS[days] ?? ''),
        checked: every === String(days),
      })),
      ...errorMessage(errors, 'every'),
    },
  )}${govuk.radios({
    name: 'differs',
    idPrefix: 'differs',
    classes: 'govuk-radios--small',
    fieldset: {
      legend: { text: 'What becomes of what is different?', classes: 'govuk-fieldset__legend--m' },
    },
    items: [
      { value: 'tell', text: 'It is tried, and I say whether it is taken in', checked: differs === 'tell' },
      {
        ...{ value: 'take', text: 'It is taken in at once', checked: differs === 'take' },
        hint: {
          text: 'Unless more than a tenth of its entries would be gone: then it waits. What somebody edited here waits for its owner as always.',
        },
      },
    ],
    ...errorMessage(errors, 'differs'),
  })}<p class="govuk-body">Whoever saves this hears when it cannot be fetched three times in a row, and when something waits.</p>${govuk.button({ text: 'Save', preventDoubleClick: true })}</form>`;
}
