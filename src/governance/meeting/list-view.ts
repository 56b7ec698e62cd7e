import {
  dataTable,
  dueText,
  emptyState,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { dateWords } from '../../platform/time/words.ts';
import { standing as standingOf } from '../rules/quarters.ts';
import {
  type Action,
  type ActionLine,
  type Group,
  KIND_WORDS,
  type MeetingLine,
  type Standing,
} from '../types.ts';

interface ListModel {
  groups: readonly Group[];
  gaps: readonly { group: string; quarters: readonly string[] }[];
  meetings: readonly MeetingLine[];
  earlier: string | undefined;
  actions: readonly ActionLine[];
  standing: Standing;
  today: Temporal.PlainDate;
  mayKeep: boolean;
  /** So many actions are shown. */
  most: number;
}

/** Groups, their meetings, and what these asked for. */
export function listView(model: ListModel): Html {
  const { gaps, mayKeep, meetings, earlier } = model;
  const links = mayKeep
    ? html`<p><a class="govuk-button" href="/meetings/new" role="button" draggable="false">A new meeting</a></p>`
    : NOTHING;
  return html`<h1 class="govuk-heading-xl">Meetings</h1>
<p class="govuk-body">Of the board and its groups. They talk of themes: no child, family or record stands in them. <a href="/board">As everybody sees them</a></p>
${gapsView(gaps)}${links}${actionsView(model)}
<h2 class="govuk-heading-l">Meetings</h2>${dataTable<MeetingLine>({
    caption: 'Meetings, the latest first',
    columns: [
      {
        label: 'Day',
        kind: 'name',
        cell: ({ id, heldOn, group }) =>
          html`<a href="/meetings/${id}">${dateWords(heldOn).text}<span class="govuk-visually-hidden">: ${group}</span></a>`,
      },
      { label: 'Group', cell: ({ group }) => group },
      { label: 'Where', cell: ({ place }) => place },
      { label: 'Minutes', cell: (meeting) => stateTag(minutesWords(meeting, model.today)) },
    ],
    rows: meetings,
    empty: emptyState({ title: 'No meetings yet', words: 'A meeting begins with its day and its place.' }),
  })}${earlier ? pager({ next: earlier, first: undefined, size: 50, of: 'meetings' }) : NOTHING}${groupsView(model)}`;
}

/** Quarters without a meeting. */
export function gapsView(gaps: ListModel['gaps']): Html {
  return html`${gaps.map(({ group, quarters }) =>
    notice('late', {
      strong: `${group} did not meet in ${new Intl.ListFormat('en-GB').format(quarters)}.`,
      body: 'It should meet in each quarter.',
    }),
  )}`;
}

export function minutesWords(
  { publishedAt, hasMinutes, heldOn }: MeetingLine,
  today: Temporal.PlainDate,
): string {
  if (publishedAt) return 'Published';
  if (hasMinutes) return 'To be agreed';
  return Temporal.PlainDate.compare(heldOn, today) < 0 ? 'Not written yet' : 'To come';
}

/** When an action is due, and whether that is past, in words. */
export function dueView(action: Action, today: Temporal.PlainDate): Html {
  const said = dateWords(action.doneOn ?? action.due);
  const state = standingOf(action, today);
  if (state === 'done') return dueText({ state: 'met', said });
  if (state === 'open') return dueText({ state: 'running', said });
  const days = action.due.until(today, { largestUnit: 'days' }).days;
  const late = { text: `Overdue by ${days === 1 ? 'a day' : `${days} days`}`, datetime: `P${days}D` };
  return dueText({ state: 'overdue', said: late, under: { ...said, text: `was due ${said.text}` } });
}

const WORDS: Readonly<Record<Standing, string>> = { open: 'Open', overdue: 'Overdue', done: 'Done' };

function actionsView({ actions, standing, today, most }: ListModel): Html {
  const ways = (['open', 'overdue', 'done'] as const).map((each) =>
    each === standing
      ? html`<li><strong aria-current="true">${WORDS[each]}</strong></li>`
      : html`<li><a href="/meetings?actions=${each}">${WORDS[each]}</a></li>`,
  );
  return html`<h2 class="govuk-heading-l">Actions</h2><nav class="ws-choose" aria-label="Which actions"><p>Show:</p><ul>${ways}</ul></nav>${dataTable<ActionLine>(
    {
      caption: `Actions: ${WORDS[standing].toLowerCase()}`,
      columns: [
        {
          label: 'What',
          kind: 'name',
          cell: ({ meetingId, words }) => html`<a href="/meetings/${meetingId}">${words}</a>`,
        },
        { label: 'Who answers for it', cell: ({ ownerRole }) => ownerRole },
        { label: 'When', cell: (action) => dueView(action, today) },
        { label: 'Asked by', cell: ({ group, heldOn }) => html`${group}, ${time(dateWords(heldOn))}` },
      ],
      rows: actions,
      empty: emptyState({ title: 'None', words: `No action is ${WORDS[standing].toLowerCase()}.` }),
    },
  )}${actions.length === most ? html`<p class="ws-quiet">The first ${most} are shown.</p>` : NOTHING}`;
}

function groupsView({ groups, mayKeep }: ListModel): Html {
  const lines = groups.map(
    ({ id, name, kind, about, slug }) =>
      html`<li><strong>${name}</strong> <span class="ws-quiet">${KIND_WORDS[kind]}</span><br>${about} <a href="/board/${slug}">As everybody sees it<span class="govuk-visually-hidden">: ${name}</span></a>${mayKeep ? html` · <a href="/meetings/groups/${id}">Change<span class="govuk-visually-hidden"> ${name}</span></a>` : NOTHING}</li>`,
  );
  const list =
    groups.length > 0
      ? html`<ul class="govuk-list govuk-list--spaced">${lines}</ul>`
      : emptyState({ title: 'No group yet', words: 'Add the board first.' });
  return html`<h2 class="govuk-heading-l">Groups</h2>${list}${mayKeep ? html`<p><a href="/meetings/groups/new">Add a group</a></p>` : NOTHING}`;
}
