import type { FormError } from '../../platform/forms/index.ts';
import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import { meetsAim, type Readability } from '../rules/plain-language.ts';

const MOST = 5;

/** What the check of plain language says: the age a text asks for, and which sentences and words to look at again. */
export function readingView(found: Readability): Html {
  const { age, aim, longSentences, mostWords, blaming } = found;
  const verdict =
    aim === null
      ? html`A reader of about ${age} can read this. There is no aim for a text of this kind.`
      : meetsAim(found)
        ? html`A reader of about ${age} can read this. The aim is ${aim} or younger: it is met.`
        : html`<strong>This asks for a reader of about ${age}. The aim is ${aim}.</strong> Use shorter sentences and shorter words.`;
  return html`<section class="ws-card ws-weighed"><h2 class="ws-card__title">How easy it is to read</h2><p>${verdict}</p>
${longSentences.length > 0 ? html`<p>Sentences of more than ${mostWords} words:</p><ul>${longSentences.slice(0, MOST).map((sentence) => html`<li>${sentence}</li>`)}</ul>${longSentences.length > MOST ? html`<p>And ${longSentences.length - MOST} more.</p>` : NOTHING}` : NOTHING}
${blaming.length > 0 ? html`<p>Words that may lay blame:</p><ul>${blaming.map(({ word, instead }) => html`<li>“${word}”. Say instead: ${instead}</li>`)}</ul><p class="ws-quiet">In quotation marks, or in the name of a law, they are let stand.</p>` : NOTHING}</section>`;
}

/** The same in a line, without figures that change with every word. */
export function verdictOf(
  found: Readability,
  { tooLong, wrong, dead }: { tooLong: boolean; wrong: readonly FormError[]; dead: number },
): string {
  const { aim, longSentences, blaming } = found;
  const faults = [
    tooLong ? ['it is too long'] : [],
    meetsAim(found) ? [] : ['it is too hard for its readers'],
    longSentences.length > 0 ? [counted(longSentences.length, 'long sentence')] : [],
    blaming.length > 0 ? [`${counted(blaming.length, 'word')} that may lay blame`] : [],
    dead > 0 ? [`${counted(dead, 'link')} to what is not there`] : [],
  ].flat();
  const said = [...(faults.length > 0 ? [faults.join(', ')] : []), ...wrong.map(({ message }) => message)];
  if (said.length > 0) return `Look again: ${said.join('. ')}.`;
  return aim === null ? 'Nothing to look at again.' : 'Easy enough for its readers.';
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Links to what is not there, or not published yet. */
export function deadView(dead: readonly string[]): Html {
  if (dead.length === 0) return NOTHING;
  return html`<p><strong>Nothing is published there yet:</strong> ${dead.join(', ')}</p>`;
}

/** How long a text is, where its kind may only be so long. */
export function lengthView(words: number, most: number | null): Html {
  if (most === null) return NOTHING;
  return words > most
    ? html`<strong>It has ${words} words, and may have ${most}.</strong>`
    : html`It has ${words} of at most ${most} words.`;
}
