import { facts, type Html, html, type Level, levelTag, windscreen } from '../../../platform/html/index.ts';
import { LEVELS, type LevelOfHelp, SEGMENTS } from './words.ts';

/** The four levels of help, in plain words. */
export function levelsView(): Html {
  return html`<div class="ws-hero"><div><h1>The right help, as early as we can</h1>
<p class="ws-lead">We think of help as four levels. A family can move up or down, at any time. It is not a mark. No one is told off for where they are.</p>
<p>You do not need to know the level to <a href="/worried">tell us about a child</a>. We work that out.</p></div>
<div>${windscreen({ levels: SEGMENTS, description: 'The four levels of help', middle: ['From help for all', 'to urgent help'] })}</div></div>
<div class="ws-levels">${LEVELS.map((level, index) => levelView(level, (index + 1) as Level))}</div>
<p>Each area does this in a slightly different way. The people who help you will tell you how it works where you live.</p>`;
}

function levelView(level: LevelOfHelp, number: Level): Html {
  return html`<section class="ws-card" id="level-${number}"><h2 class="ws-card__title">${levelTag(number)} ${level.name}</h2>
<p>${level.means}</p>${facts([
    { label: 'It may look like', value: level.like },
    { label: 'Who helps', value: level.from },
    { label: 'Do I have to agree?', value: level.agree },
  ])}</section>`;
}
