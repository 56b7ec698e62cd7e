import { type Html, html, NOTHING, raw } from '../../platform/html/index.ts';
import { genogram, type Placed, RADIUS } from '../rules/genogram.ts';
import type { Family, Relative } from './types.ts';
import { relativeIn } from './words.ts';

const LINES = { couple: '', parted: '', born: '', raised: ' ws-genogram__line--raised' } as const;

/** The family as a genogram: squares, circles and diamonds by generation. The table beside it says the same. */
export function genogramSvg(family: Family, today: Temporal.PlainDate): Html {
  const people = [family.you, ...family.relatives];
  const kinBonds = family.relations.filter(({ kind }) => kind !== 'friend' && kind !== 'other relative');
  const drawing = genogram(family.you.id, people, kinBonds);
  const lines = drawing.lines.map(({ d, kind }) =>
    raw(`<path class="ws-genogram__line${LINES[kind]}" d="${d}"/>`),
  );
  const symbols = drawing.people.map((placed) => {
    const who = relativeIn(family, placed.id);
    return who ? symbol(who, placed, who.id === family.you.id, today) : NOTHING;
  });
  return html`<div class="ws-drawing" role="region" tabindex="0" aria-label="Genogram"><svg class="ws-genogram" width="${drawing.width}" height="${drawing.height}" viewBox="0 0 ${drawing.width} ${drawing.height}" role="group" aria-label="Genogram of the family of ${family.you.label}. The table below says the same in words.">${lines}${symbols}</svg></div>`;
}

function symbol(who: Relative, { x, y, joined }: Placed, you: boolean, today: Temporal.PlainDate): Html {
  const name = `ws-genogram__person${you ? ' ws-genogram__person--you' : ''}${who.seen ? '' : ' ws-genogram__person--closed'}`;
  const shape = shapeOf(who, x, y, RADIUS);
  const second = you ? shapeOf(who, x, y, RADIUS - 6) : '';
  const died = who.diedOn
    ? `<path d="M${x - RADIUS} ${y - RADIUS}l${2 * RADIUS} ${2 * RADIUS}m0 -${2 * RADIUS}l-${2 * RADIUS} ${2 * RADIUS}"/>`
    : '';
  const under = RADIUS + (joined ? 56 : 22);
  const [first = '', ...others] = who.label.split(' ');
  const drawn = html`<g class="${name}">${raw(`${shape}${second}${died}`)}<text x="${x}" y="${y + 6}" class="ws-genogram__age">${ageOf(who, today)}</text><text x="${x}" y="${y + under}">${short(first)}</text><text x="${x}" y="${y + under + 19}">${short(others.join(' '))}</text></g>`;
  return who.seen && !you ? html`<a href="/people/${who.id}/family">${drawn}</a>` : drawn;
}

/** A square for male, a circle for female, a triangle before birth, a diamond where it is not known. */
function shapeOf({ sex, bornKind }: Relative, x: number, y: number, r: number): string {
  if (bornKind === 'unborn') return `<path d="M${x} ${y - r}L${x + r} ${y + r}H${x - r}Z"/>`;
  if (sex === 'M') return `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}"/>`;
  if (sex === 'F') return `<circle cx="${x}" cy="${y}" r="${r}"/>`;
  return `<path d="M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z"/>`;
}

function ageOf({ born, diedOn, bornKind }: Relative, today: Temporal.PlainDate): string {
  if (!born || bornKind === 'unborn') return '';
  const until = diedOn ?? today;
  return Temporal.PlainDate.compare(born, until) > 0
    ? ''
    : String(born.until(until, { largestUnit: 'years' }).years);
}

function short(name: string): string {
  return name.length > 15 ? `${name.slice(0, 14)}…` : name;
}
