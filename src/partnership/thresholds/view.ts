import {
  emptyState,
  facts,
  type Html,
  html,
  levelTag,
  NOTHING,
  notice,
  time,
  type WindscreenLevel,
  windscreen,
} from '../../platform/html/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import { changesBetween, type EditionChange } from './changes.ts';
import { DOMAIN_WORDS } from './domains.ts';
import { routesAt } from './in-force.ts';
import type { Edition, LevelWords, NeedLevel } from './types.ts';

export interface WindscreenModel {
  areas: readonly { code: string; name: string }[];
  area: string | null;
  edition: Edition | undefined;
  /** The edition that the area had before. */
  before: Edition | undefined;
  /** The levels whose signs are shown. */
  open: readonly NeedLevel[];
}

/** The continuum of need: the arc, the four levels in plain words, and on demand the signs of each. */
export function windscreenView(model: WindscreenModel): Html {
  const { edition, open } = model;
  const one = open.length === 1 ? open[0] : undefined;
  return html`<div class="ws-hero"><div><h1>The right help, as early as we can</h1>
<p class="ws-lead">We think of help as four levels. A family can move up or down, at any time. It is not a mark. No one is told off for where they are.</p>
<p>You do not need to know the level to <a href="/worried">tell us about a child</a>. We work that out.</p></div>
<div>${edition ? windscreen({ levels: segments(model, edition), description: 'The four levels of help', middle: ['From help for all', 'to urgent help'], current: one }) : NOTHING}</div></div>
${areaSwitch(model)}${edition ? levels(model, edition) : nothingYet()}`;
}

function nothingYet(): Html {
  return emptyState({
    title: 'No levels are set up yet',
    words: 'You can still tell us about a child. We will find the right help.',
    next: { label: 'Tell us', href: '/worried' },
  });
}

function pathTo({ area }: WindscreenModel, level?: NeedLevel | 'all', place?: string): string {
  const query = new URLSearchParams({
    ...(area ? { area } : {}),
    ...(level ? { level: String(level) } : {}),
  }).toString();
  return `/windscreen${query ? `?${query}` : ''}${place ? `#${place}` : ''}`;
}

type Four = [WindscreenLevel, WindscreenLevel, WindscreenLevel, WindscreenLevel];

function segments(model: WindscreenModel, { levels: words }: Edition): Four {
  const one = (level: NeedLevel): WindscreenLevel => ({
    label: words.find((each) => each.level === level)?.label ?? '',
    href: pathTo(model, level, `level-${level}`),
  });
  return [one(1), one(2), one(3), one(4)];
}

function areaSwitch({ areas, area, edition }: WindscreenModel): Html {
  const items = [{ code: null, name: 'All areas' }, ...areas].map(({ code, name }) =>
    code === area
      ? html`<li><strong aria-current="true">${name}</strong></li>`
      : html`<li><a href="${pathTo({ areas, area: code, edition, before: undefined, open: [] })}">${name}</a></li>`,
  );
  const unconfirmed =
    area !== null && edition?.unconfirmed ? notice('calm', { body: edition.unconfirmed }) : NOTHING;
  return html`<nav class="ws-areas" aria-label="Where do you live?"><p>Where do you live? Each area does this in a slightly different way.</p><ul>${items}</ul></nav>${unconfirmed}`;
}

function levels(model: WindscreenModel, edition: Edition): Html {
  return html`<div class="ws-levels">${edition.levels.map((level) => levelView(model, edition, level))}</div>
<p class="ws-screen-only"><a href="${pathTo(model, 'all')}">Show every sign at every level</a>, to read or to print.</p>
<p class="ws-quiet">These words have been used since ${time(longDateWords(Temporal.PlainDate.from(edition.effectiveFrom)))}.${model.open.length > 0 ? ` From: ${edition.source}.` : ''} A printed copy may be out of date. This is the edition of ${edition.name}.</p>${model.open.length > 0 ? changed(model.before, edition) : NOTHING}`;
}

function levelView(model: WindscreenModel, edition: Edition, words: LevelWords): Html {
  const { level, label, formal, means } = words;
  const open = model.open.includes(level);
  const own = edition.step === 'Level' ? '' : `${edition.step} ${level}: ${formal}`;
  const more = open
    ? signs(edition, level)
    : html`<p class="ws-screen-only"><a href="${pathTo(model, level, `level-${level}`)}">See the signs at level ${level}</a></p>`;
  return html`<section class="ws-card" id="level-${level}" tabindex="-1"><h2 class="ws-card__title">${levelTag(level)} ${label}</h2>${own ? html`<p class="ws-quiet">Called “${own}” here.</p>` : NOTHING}
<p>${means}</p>${facts([
    { label: 'It may look like', value: words.looks },
    { label: 'Who helps', value: words.helps },
    { label: 'How to get it', value: words.route },
    { label: 'Do I have to agree?', value: words.agreement },
  ])}${more}</section>`;
}

/** For people who work with families: signs by domain, each with its code, and the ways in. */
function signs(edition: Edition, level: NeedLevel): Html {
  const lists = edition.domains.map((domain) => {
    const items = edition.indicators
      .filter((each) => each.level === level && each.domain === domain)
      .map(({ code, words }) => html`<li>${words} <span class="ws-quiet">${code}</span></li>`);
    return html`<h4>${DOMAIN_WORDS[domain]}</h4><ul class="govuk-list govuk-list--bullet">${items}</ul>`;
  });
  const ways = routesAt(edition, level).map(
    ({ name, words }) => html`<li><strong>${name}.</strong> ${words}</li>`,
  );
  return html`<h3>Signs of ${edition.step.toLowerCase()} ${level}, for people who work with families</h3>
<p>One sign alone does not make a level. Weigh them together, with what is going well.</p>${lists}
<h3>Ways to help at this level</h3><ul class="govuk-list govuk-list--bullet">${ways}</ul>`;
}

function changed(before: Edition | undefined, edition: Edition): Html {
  if (!before) return NOTHING;
  const items = changesBetween(before, edition).map((each) => html`<li>${changeWords(each, edition)}</li>`);
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">What changed in ${edition.name}</span></summary><div class="govuk-details__text">${items.length > 0 ? html`<ul class="govuk-list govuk-list--bullet">${items}</ul>` : html`<p>Nothing in the signs.</p>`}</div></details>`;
}

export function changeWords({ code, kind, before, after }: EditionChange, { step }: Edition): string {
  if (kind === 'new') return `New (${code}): ${after?.words}`;
  if (kind === 'gone') return `No longer a sign (${code}): ${before?.words}`;
  const moved =
    before?.level === after?.level
      ? ''
      : ` now at ${step.toLowerCase()} ${after?.level}, before ${before?.level}.`;
  const reworded =
    before?.words === after?.words ? after?.words : `“${before?.words}” is now “${after?.words}”`;
  return `Changed (${code}):${moved} ${reworded}`;
}
