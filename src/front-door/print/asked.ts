import { factList, heading, note, type Part, paragraph } from '../../platform/documents/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { fullWords } from '../../platform/time/words.ts';
import type { Question, Reply } from '../ask/types.ts';
import { basisLabel, refusalLabel } from '../rules/sharing.ts';

const at = (instant: Temporal.Instant) => fullWords(instant).text;

/** What agencies were asked and what each said: a refusal stands as large as an answer, and so does silence. */
export function askedParts(questions: readonly Question[], now: Temporal.Instant): Part[] {
  const each = questions.flatMap((question): Part[] => {
    const replaced = new Set(question.replies.map(({ corrects }) => corrects));
    return [
      heading(2, question.agency),
      ...factList([
        { label: 'Asked', value: question.question },
        { label: 'When', value: `${at(question.askedAt)}, by ${question.askedBy}` },
        { label: 'Shared with them', value: question.shared.join(', ') || 'No facts' },
        {
          label: 'On the ground of',
          value: `${basisLabel(question.basis)}, decided by ${question.decidedBy}`,
        },
        { label: 'Taken back', value: question.withdrawnWhy },
      ]),
      ...question.replies.flatMap((reply) => replyParts(reply, replaced.has(reply.id))),
      ...silence(question, now),
    ];
  });
  return [
    heading(1, 'What agencies know'),
    ...(each.length > 0 ? each : [paragraph('No agency was asked.')]),
  ];
}

function replyParts(
  { kind, words, reason, by, job, at: when, unasked, takenBy }: Reply,
  replaced: boolean,
): Part[] {
  const said = { told: 'Told us', 'nothing known': 'Nothing known', 'not shared': 'Not shared' }[kind];
  const why = kind === 'not shared' ? `: ${refusalLabel(reason)}` : '';
  const unbidden = unasked ? ', unasked' : '';
  const spoken = takenBy ? `, on the telephone, taken down by ${takenBy}` : '';
  return [
    { kind: 'label', text: `${replaced ? 'Put right later: ' : ''}${said}${why}` },
    ...(words ? [{ kind: 'quote', text: words } as const] : []),
    paragraph(`${[by, job].filter(Boolean).join(', ')}, ${at(when)}${unbidden}${spoken}`),
  ];
}

function silence({ answeredAt, withdrawnAt, dueAt }: Question, now: Temporal.Instant): Part[] {
  if (answeredAt || withdrawnAt) return [];
  return [
    isBefore(dueAt, now)
      ? note(`No answer. It was due ${at(dueAt)}.`, 'late')
      : paragraph(`No answer yet. It is due ${at(dueAt)}.`),
  ];
}
