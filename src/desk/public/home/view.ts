import {
  type CallPanel,
  callCard,
  govuk,
  type Html,
  html,
  linkCards,
  NOTHING,
  windscreen,
} from '../../../platform/html/index.ts';
import { SEGMENTS } from './segments.ts';

const SIGNS = [
  'A child is hurt, or is afraid of someone.',
  'A child is often hungry, dirty or left alone.',
  'An adult gives a child gifts, lifts or a phone, and wants it kept secret.',
  'A child stays out late, goes missing, or comes home with things they could not buy.',
  'There is shouting, hitting, drink or drugs at home.',
  'You cannot say what it is. It just feels wrong.',
];

const NEXT = [
  [
    'You tell us',
    'A few short questions, one at a time. Skip what you do not know. You can stop and come back.',
  ],
  ['We read it', 'A trained person reads every word. They decide how fast to act, and who can help.'],
  ['You hear back', 'You get a code. With it you can see that we got it, and when we have decided.'],
] as const;

const GOOD_TO_KNOW = [
  {
    title: 'Which help is right?',
    href: '/windscreen',
    words: 'Four levels, from help for all families to urgent help.',
  },
  {
    title: 'Who can see what I say?',
    href: '/who-can-see-what',
    words: 'Only the people who need it to keep a child safe.',
  },
  {
    title: 'What do you keep about me?',
    href: '/privacy',
    words: 'You need not give a name. And how to look here in private.',
  },
];

const TO_READ = [
  {
    title: 'Guides',
    href: '/guides',
    words: 'Drugs, life online, home, school. For parents and for young people.',
  },
  {
    title: 'Services near you',
    href: '/directory',
    words: 'Groups and people who help, by need, age and place.',
  },
  { title: 'Search', href: '/search', words: 'Type a word. We look in all of it.' },
];

/** The front page: whom to call, how to tell us, and what then happens. `call` is absent where no number is known. */
export function homeView({ call }: { call?: CallPanel | undefined }): Html {
  return html`<div class="ws-hero"><div><h1>Worried about a child? <span class="ws-line">You don’t have to be sure.</span></h1>
<p class="ws-lead">Tell us what you have seen or heard. You do not need to give your name. If it turns out to be nothing, no one will be cross with you.</p>
<div class="govuk-button-group">${govuk.button({ text: 'Tell us about a child', href: '/worried' })}${govuk.button({ text: 'I need help for me', href: '/worried?for=me', classes: 'govuk-button--secondary' })}</div></div>
<div>${windscreen({ levels: SEGMENTS, description: 'The four levels of help', middle: ['The right help,', 'as early as we can'] })}</div></div>
${call ? callCard(call) : NOTHING}
<section><h2>You may have noticed</h2>
<ul class="ws-signs">${SIGNS.map((sign) => html`<li>${sign}</li>`)}</ul>
<p>One of these is enough. So is a feeling.</p></section>
<section><h2>What happens next</h2>
<ol class="ws-steps">${NEXT.map(([step, words]) => html`<li><h3>${step}</h3><p>${words}</p></li>`)}</ol></section>
<section><h2>Read, and find help</h2>${linkCards(TO_READ)}
<p>Do you work with children? See the <a href="/procedures">procedures</a> and the <a href="/learning">training</a>.</p></section>
<section><h2>Good to know</h2>${linkCards(GOOD_TO_KNOW)}</section>`;
}
