import { hiddenFields } from '../../../platform/forms/index.ts';
import { emptyState, facts, govuk, type Html, html, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Attendance } from '../../rules/attendance.ts';
import { timesWords } from '../../rules/times.ts';
import { type Correction, MARK_WORDS, type Register } from '../types.ts';

type Followed = Correction & { before: Attendance | undefined; after: Attendance | undefined };

export interface CorrectionsModel extends Register {
  corrections: readonly Followed[];
  now: Temporal.Instant;
  csrf: string;
  key: () => string;
}

/** Every mark that came after the register was closed, each with what follows if it counts. */
export function correctionsView(model: CorrectionsModel): Html {
  const { session, course, corrections } = model;
  const at = `/learning/sessions/${session.id}/register`;
  const list = corrections.length
    ? corrections.map((each) => correctionPart(each, model, `${at}/corrections`))
    : emptyState({
        title: 'Nothing waits here',
        words:
          'Marks that come after the register was closed stand here until somebody has said whether they count.',
        next: { label: 'The register', href: at },
      });
  return html`<span class="govuk-caption-l">${course.title}, ${timesWords(session)}</span><h1 class="govuk-heading-l">Corrections</h1>
<p>The register was closed when these marks came. Nothing was changed by them yet.</p>${list}`;
}

function correctionPart(each: Followed, { parts, now, csrf, key }: CorrectionsModel, at: string): Html {
  const part = parts.find(({ n }) => n === each.part);
  const said = `${MARK_WORDS[each.mark]}${each.minutes ? `, ${each.minutes} minutes` : ''}`;
  return html`<section class="ws-card" aria-label="${each.name}"><h2 class="govuk-heading-m">${each.name}</h2>${facts(
    [
      { label: 'Mark', value: said },
      ...(parts.length > 1 && part ? [{ label: `Part ${each.part}`, value: timesWords(part) }] : []),
      { label: 'Made', value: html`${time(whenWords(each.at, now))}, by ${each.byName}` },
      { label: 'If it counts', value: follows(each) },
    ],
  )}<form method="post" action="${at}" novalidate>${hiddenFields({ csrf, key: key() })}<input type="hidden" name="mark" value="${each.id}">${govuk.button({ text: 'It counts', name: 'verdict', value: 'counts' })} ${govuk.button({ text: 'It does not count', name: 'verdict', value: 'does not count', classes: 'govuk-button--secondary' })}</form></section>`;
}

const COMES_TO: Readonly<Record<Attendance, string>> = {
  complete: 'They completed it and get a certificate. A charge for not coming is reversed.',
  'not passed':
    'They were there to the end: a certificate follows once the assessment is passed. A charge for not coming is reversed.',
  'in part':
    'They were there and did not complete. A charge for not coming is reversed; a certificate is withdrawn.',
  'not there':
    'They were not there: a no-show, charged as the terms of the booking say. A certificate is withdrawn.',
};

function follows({ before, after }: Followed): string {
  if (after === undefined) return 'Their booking is no longer on this register: nothing.';
  return before === after ? 'Nothing changes: it only stands in the history.' : COMES_TO[after];
}
