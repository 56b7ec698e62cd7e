import {
  card,
  dataTable,
  emptyState,
  facts,
  type Html,
  html,
  NOTHING,
  stateTag,
  time,
} from '../../../../platform/html/index.ts';
import { dateWords, whenWords } from '../../../../platform/time/words.ts';
import type { Referral, YoungGroup } from '../types.ts';

export interface GroupsModel {
  groups: readonly YoungGroup[];
  referrals: readonly Referral[];
  now: Temporal.Instant;
  reader: string;
  mayRefer: boolean;
  mayNote: boolean;
  mayMake: boolean;
}

export function groupsView(model: GroupsModel): Html {
  const { groups, mayRefer, mayMake } = model;
  return html`<h1 class="govuk-heading-xl">Groups for young people</h1>
<p class="govuk-body">They cost nothing. What is told of a young person is seen by whoever put them forward and by whoever leads the group, and by nobody who organises training.</p>
${groups.length === 0 ? emptyState({ title: 'There is no group now', words: 'Groups stand here as soon as their days are known.' }) : groups.map((group) => groupView(group, model))}${mayRefer || model.referrals.length > 0 ? referralsView(model) : NOTHING}${mayMake ? html`<p><a href="/learning/groups/new">Make a new group</a></p>` : NOTHING}`;
}

function groupView(group: YoungGroup, { reader, mayRefer, mayNote, mayMake }: GroupsModel): Html {
  const { id, name, about, meetsOn, ageFrom, ageTo, risks, needsOpenCase } = group;
  const [first] = meetsOn;
  const links = [
    mayRefer
      ? html`<li><a href="/learning/groups/${id}/refer">Put somebody forward<span class="govuk-visually-hidden"> for ${name}</span></a></li>`
      : NOTHING,
    mayNote || group.leadId === reader
      ? html`<li><a href="/learning/groups/${id}/attendance">Who came<span class="govuk-visually-hidden"> to ${name}</span></a></li>`
      : NOTHING,
    mayMake
      ? html`<li><a href="/learning/groups/${id}/edit">Change it<span class="govuk-visually-hidden">: ${name}</span></a></li>`
      : NOTHING,
  ];
  return card({
    title: name,
    body: html`<p>${about}</p>${facts([
      { label: 'Ages', value: `${ageFrom} to ${ageTo}` },
      { label: 'For', value: risks.length > 0 ? risks.join(', ') : 'Everybody of these ages' },
      { label: 'Open case', value: needsOpenCase ? 'Needed' : 'Not needed' },
      {
        label: 'Meets',
        value: first ? html`${meetsOn.length} times, first on ${time(dateWords(first))}` : 'Not known yet',
      },
    ])}<ul class="govuk-list">${links}</ul>`,
  });
}

const VERDICTS = { place: 'Has a place', 'no place': 'No place' } as const;

function referralsView({ referrals, groups, now }: GroupsModel): Html {
  return dataTable<Referral>({
    caption: 'Put forward, the latest first',
    captionShown: true,
    columns: [
      {
        label: 'Who',
        kind: 'name',
        cell: ({ id, name }) => html`<a href="/learning/groups/referrals/${id}">${name}</a>`,
      },
      { label: 'Group', cell: ({ groupId }) => groups.find(({ id }) => id === groupId)?.name ?? '' },
      { label: 'When', cell: ({ at }) => time(whenWords(at, now)) },
      { label: 'By', cell: ({ referredBy }) => referredBy },
      {
        label: 'State',
        cell: ({ verdict, ending }) =>
          stateTag(ending ? 'No longer comes' : verdict ? VERDICTS[verdict] : 'Waits'),
      },
    ],
    rows: referrals,
    empty: emptyState({
      title: 'Nobody was put forward',
      words: 'Whom your agency puts forward stands here.',
    }),
  });
}
