import { errorSummary } from '../../platform/forms/index.ts';
import { card, type Fact, facts, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { dateWords, lateWords, whenWords } from '../../platform/time/words.ts';
import { replyOf } from '../ask/asked-view.ts';
import { dueInside } from '../rules/clock-words.ts';
import { basisLabel } from '../rules/sharing.ts';
import { type ReplyForm, replyForm } from './form-view.ts';
import type { Asked, AskedChild } from './types.ts';

/** A question as the agency asked sees it: what was asked, what it was told for that, what it said, the form. */
export function askedView(form: ReplyForm): Html {
  const { asked, errors, now } = form;
  const replaced = new Set(asked.replies.map(({ corrects }) => corrects));
  const said =
    asked.replies.length > 0
      ? card({
          title: 'What your agency said',
          body: asked.replies.map((reply) => replyOf(reply, replaced.has(reply.id), now)),
        })
      : NOTHING;
  return html`${errorSummary(errors)}<span class="govuk-caption-l">Question ${asked.number} to ${asked.agency}</span><h1 class="govuk-heading-l">${asked.team} asks</h1>
${asked.withdrawnAt ? takenBack(asked, now) : html`${dueNotice(asked, now)}${card({ title: 'The question', body: questionOf(asked, now) })}${sharedCard(asked)}`}${said}${asked.withdrawnAt ? unsent(form) : replyForm(form)}`;
}

/** What was typed when the question was taken back meanwhile: kept on the page, sent to nobody. */
export function unsent({ typed }: Pick<ReplyForm, 'typed'>): Html {
  const words = typed.value('words') || typed.value('why');
  return words ? card({ title: 'What you wrote, not sent', body: html`<p>${words}</p>` }) : NOTHING;
}

function takenBack({ withdrawnAt }: Asked, now: Temporal.Instant): Html {
  return notice('calm', {
    strong: 'You need not answer.',
    body: html`The question was taken back ${withdrawnAt ? time(whenWords(withdrawnAt, now)) : NOTHING}. What was shared with you for it is no longer shown.`,
  });
}

function dueNotice({ answeredAt, dueAt }: Asked, now: Temporal.Instant): Html {
  if (answeredAt)
    return notice('calm', {
      strong: 'Answered',
      body: html`${time(whenWords(answeredAt, now))}. You may say more at any time.`,
    });
  if (isBefore(dueAt, now))
    return notice('late', { strong: time(lateWords(dueAt, now)), body: 'The hub still needs your answer.' });
  return notice('clock', { strong: html`Answer due ${time(dueInside(dueAt, now))}` });
}

function questionOf(
  { question, why, askedBy, decidedBy, basis, askedAt }: Asked,
  now: Temporal.Instant,
): Html {
  return html`${question.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}${facts([
    { label: 'Why we ask', value: why },
    { label: 'Asked by', value: html`${askedBy}, ${time(whenWords(askedAt, now))}` },
    { label: 'Lawful ground', value: basisLabel(basis) },
    { label: 'Sharing decided by', value: decidedBy },
  ])}`;
}

function sharedCard({ children, people }: Asked): Html {
  if (children.length === 0 && people.length === 0) return NOTHING;
  const household: Fact[] = people.map(({ name, relationship, born }) => ({
    label: relationship || 'Of the household',
    value: [name, born && `born ${born}`].filter(Boolean).join(', '),
  }));
  return card({
    title: 'Whom it is about',
    body: html`${children.map((child) => facts(childFacts(child)))}${household.length > 0 ? facts(household) : NOTHING}<p class="ws-quiet">Shared with you for this answer only. Do not pass it on.</p>`,
  });
}

const SEXES: Readonly<Record<string, string>> = { M: 'Male', F: 'Female', U: 'Not known' };

function childFacts({ unborn, name, born, expected, age, sex, nhsNumber, addresses }: AskedChild): Fact[] {
  const rows: (Fact | false)[] = [
    {
      label: unborn ? 'Unborn child' : 'Child',
      value: name || (unborn ? 'Not named yet' : 'Name not known'),
    },
    born !== null && { label: 'Born', value: dateWords(born).text },
    expected !== null && { label: 'Expected', value: dateWords(expected).text },
    born === null && age !== null && { label: 'Age, as told', value: age },
    sex !== null && { label: 'Sex', value: SEXES[sex] ?? sex },
    nhsNumber !== null && { label: 'NHS number', value: nhsNumber },
    ...addresses.map((words) => ({ label: 'Address', value: words })),
  ];
  return rows.filter((row) => row !== false);
}
