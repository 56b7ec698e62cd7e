import {
  callCard,
  card,
  dataTable,
  dueText,
  emptyState,
  facts,
  figures,
  type Html,
  html,
  levelTag,
  linkCards,
  metaLine,
  NOTHING,
  notice,
  pager,
  type Rating,
  ratingTag,
  shieldTag,
  stateTag,
  story,
  windscreen,
} from '../../platform/html/index.ts';
import { SEGMENTS } from '../public/home/segments.ts';

const said = (text: string, datetime = '2026-11-23T12:31:00Z') => ({ text, datetime });

type Sample = {
  due: Html;
  rating: Rating;
  concern: string;
  child: Html | string;
  from: string;
  state: string;
};

const ROWS: readonly Sample[] = [
  {
    due: dueText({
      state: 'overdue',
      said: said('1 hour 12 minutes late'),
      under: said('was due 09:30 today'),
    }),
    rating: 'red',
    concern: 'Bruise to face, child’s account',
    child: html`Leon A., 4 ${shieldTag('shielded', 'Address shielded')}`,
    from: 'Nursery',
    state: 'Waiting: health replied, police not yet',
  },
  {
    due: dueText({ state: 'due-soon', said: said('In 48 minutes'), under: said('12:31 today') }),
    rating: 'red',
    concern: 'Missing overnight, found with older adult',
    child: html`Tia M., 14 <small>3rd concern in 12 months</small>`,
    from: 'Police',
    state: 'Screening',
  },
  {
    due: dueText({ state: 'running', said: said('today at 16:30') }),
    rating: 'amber',
    concern: 'Parents’ conflict, attendance falling',
    child: 'Two brothers, 7 and 9',
    from: 'School',
    state: 'New',
  },
  {
    due: dueText({ state: 'paused', said: said('Thursday at 09:50') }),
    rating: 'green',
    concern: 'Asks for help with baby’s sleep',
    child: 'Unborn, due 14 February',
    from: 'Midwife',
    state: 'Suggest: prevention and support',
  },
];

/** A list of work: figures, a table that stacks, a pager; and the same list with nothing in it. */
export function listSamples(): Html {
  const table = (rows: readonly Sample[]) =>
    dataTable({
      caption: 'Concerns waiting for a decision',
      rows,
      empty: emptyState({
        title: 'Nothing is waiting',
        words: 'Every concern in your areas has a decision.',
        next: { label: 'See what was decided today', href: '#main' },
      }),
      columns: [
        { label: 'Decision due', cell: ({ due }) => due },
        { label: 'Rating', cell: ({ rating }) => ratingTag(rating) },
        { label: 'Concern', kind: 'name', cell: ({ concern }) => concern },
        { label: 'Child', cell: ({ child }) => child },
        { label: 'From', cell: ({ from }) => from },
        { label: 'State', cell: ({ state }) => state },
      ],
    });
  return html`${figures(
    [
      { value: '1', words: 'past its decision time', late: true, href: '#main' },
      { value: '7', words: 'due today', href: '#main' },
      { value: '3', words: 'waiting for an agency' },
      { value: '96%', words: 'referrers told in time, last 30 days' },
    ],
    'How things stand',
  )}${table(ROWS)}${pager({ next: '#main', first: '#main', size: 25, of: 'concerns', words: '41 open, what is due first' })}${table([])}`;
}

/** A record: heading, clock, cards at the left, what belongs to it at the right. */
export function recordSamples(): Html {
  const told = facts([
    { label: 'Where she is now', value: 'With her grandmother, police welfare check done 07:40' },
    { label: 'In her words', value: '“I’m not a baby. Nan’s is the only place I sleep.”' },
    { label: 'Parents told', value: 'No: may raise the risk. Recorded by PC, 08:25' },
  ]);
  const events = [
    {
      what: 'Return home interview not held',
      when: said('18 October 2026'),
      by: 'children’s services',
      now: true,
    },
    { what: 'Missing, 9 hours', when: said('15 October 2026'), by: 'police', href: '#main' },
    { what: 'Common assessment closed: family withdrew', when: said('2 July 2026'), by: 'school' },
  ];
  return html`<h3>Tia M., 14: missing overnight</h3>
${metaLine([ratingTag('red'), levelTag(4, 'suggested'), 'TH-2026-01183', 'from Essex Police, 23 November 08:31', 'consent not needed'])}
<div class="ws-columns"><div>${notice('clock', { strong: 'Decide by 12:31 today', body: html`in 1 hour 49 minutes. Red: 4 hours, runs through closing time. <a href="#main">Which rule?</a>` })}${card({ title: 'What we were told', level: 3, body: html`<p>Found at 05:50 at an address linked to two other missing episodes. Tired, would not be examined, asked for her nan.</p>${told}` })}</div>
<div>${card({ title: 'Is this child known?', level: 3, tag: stateTag('Very likely'), body: html`<p>Same NHS number. Surname sounds alike.</p>`, foot: html`<a href="#main">Compare and confirm</a>` })}${card({ title: 'Story so far', level: 3, body: story(events) })}</div></div>
${notice('late', { strong: 'This decision is late', body: 'Say why before you decide.' })}${notice('shield', { body: 'The address in this record is shielded. You see that it is there, and not what it is.' })}${notice('calm', { body: 'Read by you and two others today.' })}`;
}

/** Every tag, each scale with its own drawing. */
export function scaleSamples(): Html {
  return html`<p>${levelTag(1)} ${levelTag(2)} ${levelTag(3)} ${levelTag(4)}</p>
<p>${ratingTag('red')} ${ratingTag('amber')} ${ratingTag('green')}</p>
<p>${shieldTag('shielded')} ${shieldTag('restricted')} ${stateTag('New')}</p>
<p>${dueText({ state: 'met', said: said('today at 11:02') })} ${dueText({ state: 'met-late', said: said('48 minutes late') })}</p>
${windscreen({ levels: SEGMENTS, description: 'Level 3, more help', middle: ['Level 3', 'since May'], current: 3 })}
${callCard({
  lines: [
    { area: 'Essex', name: 'Children and families hub', phone: '01632 960001', until: '17:30' },
    { area: 'Thurrock', name: 'evening team', phone: '01632 960002', until: '09:00 on Monday' },
  ],
})}
${linkCards([{ title: 'A way in', href: '#main', words: 'The whole card may be pressed.' }])}${NOTHING}`;
}
