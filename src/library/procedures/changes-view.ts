import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { Impact, Piece, SectionChange } from './types.ts';

const KIND_WORDS = { added: 'New', removed: 'Taken out', moved: 'Moved', changed: 'Changed' } as const;

/** "Changed: 7.2 When to refer (was 7.1)". */
export function changeHeading({ kind, title, before, after }: SectionChange): string {
  const was = before && after && before !== after ? ` (was ${before})` : '';
  return `${KIND_WORDS[kind]}: ${after ?? before ?? ''} ${title}${was}`;
}

/** The words of a section compared: what went is struck through, what came is underlined. */
export function piecesView({ pieces, pictures }: Pick<SectionChange, 'pieces' | 'pictures'>): Html {
  return html`${pieces.length > 0 ? wordsView(pieces) : NOTHING}${pictures.map((said) => html`<p class="govuk-body">${said}</p>`)}`;
}

function wordsView(pieces: readonly Piece[]): Html {
  return html`<p class="govuk-body">${pieces.map(({ kind, words }) => {
    if (kind === 'same') return html`${words}`;
    const heard = html`<span class="govuk-visually-hidden">[${kind === 'added' ? 'new' : 'taken out'}: </span>`;
    const end = html`<span class="govuk-visually-hidden">]</span>`;
    return kind === 'added'
      ? html`<ins>${heard}${words}${end}</ins>`
      : html`<del>${heard}${words}${end}</del>`;
  })}</p>`;
}

/** What a change means for practice, in a person's words, and who must read it. */
export function impactView(impact: Impact | undefined): Html {
  if (!impact) return NOTHING;
  const who =
    impact.readers.length > 0
      ? html` <strong>Must be read by:</strong> ${impact.readers.join(', ')}.`
      : NOTHING;
  return html`<p class="govuk-body"><strong>Impact on practice:</strong> ${impact.words || 'none given'}${who}</p>`;
}
