import { errorMessage } from '../../platform/forms/index.ts';
import { card, govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { toldCard } from '../record/told-view.ts';
import type { ConcernRecord } from '../record/types.ts';
import { drawQuestion } from '../refer/draw.ts';
import { any, day, options } from '../refer/questions.ts';
import type { Triage } from '../triage/types.ts';
import { SEND_BACK_REASONS, type SentBack } from './types.ts';
import { REASON_WORDS } from './words.ts';

export interface SendBackModel extends FormModel {
  triage: Triage;
  /** When the answer is due unless another day is chosen. */
  usual: Temporal.Instant;
}

/** What is missing, by when, and how they will hear of it; or the question that is out. */
export function sendBackView(model: SendBackModel): Html {
  const open = model.triage.sendBacks.find(({ endedAt }) => endedAt === null);
  return open ? openView(model, open) : askView(model);
}

function askView(model: SendBackModel): Html {
  const { record, typed, errors, usual, now } = model;
  const by = typed.value('by') || 'usual';
  return concernForm({
    ...model,
    title: 'What do you need to know from the referrer?',
    step: 'send-back',
    button: 'Return it to them',
    before: html`${dangerNotice(record)}<p>It stays with you and open. ${reached(record)}</p>`,
    beside: toldCard(record),
    fields: html`${govuk.radios({
      name: 'reason',
      idPrefix: 'reason',
      fieldset: { legend: { text: 'Why it goes back', classes: 'govuk-fieldset__legend--m' } },
      items: SEND_BACK_REASONS.map((value) => ({
        value,
        text: REASON_WORDS[value],
        checked: typed.value('reason') === value,
        ...(value === 'no-consent'
          ? { hint: { text: 'Only where nothing points to harm: protection never waits for consent.' } }
          : {}),
      })),
      ...errorMessage(errors, 'reason'),
    })}${govuk.textarea({
      id: 'need',
      name: 'need',
      label: { text: 'We need to know …', classes: 'govuk-label--m' },
      hint: { text: needHint(record) },
      rows: '5',
      value: typed.value('need'),
      ...errorMessage(errors, 'need'),
    })}${govuk.radios({
      name: 'by',
      idPrefix: 'by',
      fieldset: { legend: { text: 'By when', classes: 'govuk-fieldset__legend--m' } },
      items: [
        { value: 'usual', text: `By ${whenWords(usual, now).text}`, checked: by === 'usual' },
        {
          value: 'day',
          text: 'By the end of another day',
          checked: by === 'day',
          conditional: {
            html: drawQuestion('day', DAY, { typed, errors }),
          },
        },
      ],
      ...errorMessage(errors, 'by'),
    })}${govuk.textarea({
      id: 'why',
      name: 'why',
      label: { text: 'Why it can go back', classes: 'govuk-label--m' },
      hint: {
        text: 'For the record; the referrer does not see it. Needed when consent is missing or danger was told.',
      },
      rows: '3',
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    })}${record.dangerNow ? drawQuestion('sure', SURE, { typed, errors }) : NOTHING}`,
  });
}

const DAY = day({ label: 'Day', what: 'The day' });
const SURE = any({
  label: 'We were told of danger now',
  options: options([['yes', 'I have checked: the child is safe enough while we wait for an answer']]),
});

function dangerNotice({ dangerNow }: ConcernRecord): Html {
  if (!dangerNow) return NOTHING;
  return notice('late', {
    strong: 'Danger now, we were told.',
    body: 'Act first. It can go back only when you confirm below that the child is safe enough meanwhile.',
  });
}

/** How whoever spoke up will learn that something is asked. */
function reached({ referrer }: ConcernRecord): string {
  if (referrer?.email && referrer.emailSafe)
    return 'They get an e-mail that says only that there is something to read, and answer on their receipt.';
  if (referrer?.phone && referrer.phoneSafe)
    return `No safe e-mail address: they see it on their receipt alone. They said that ${referrer.phone} is safe to ring.`;
  return 'They gave no safe way to reach them: they see it only if they look at their receipt. Ask yourself who else may know.';
}

function needHint({ raisedBy }: ConcernRecord): string {
  if (raisedBy === 'professional') return 'They read exactly this on their receipt.';
  const who = raisedBy === 'young person' ? 'A young person' : 'Somebody';
  return `${who} reads exactly this, perhaps with others near. Short, plain words; no names; nothing of what was told.`;
}

function openView(model: SendBackModel, open: SentBack): Html {
  const { typed, errors, now } = model;
  return concernForm({
    ...model,
    title: 'An answer is waited for',
    step: 'send-back/end',
    button: 'Wait no longer',
    before: card({
      title: 'We need to know …',
      body: html`<p>${open.need}</p><p class="ws-quiet">Returned ${time(whenWords(open.at, now))} by ${open.by}: ${REASON_WORDS[open.reason].toLowerCase()}. Answer due ${time(whenWords(open.answerDueAt, now))}.</p>`,
    }),
    fields: govuk.textarea({
      id: 'learned',
      name: 'learned',
      label: { text: 'What you know now, or why it is not needed', classes: 'govuk-label--m' },
      hint: { text: 'An answer by telephone belongs here. It stands on the record beside the question.' },
      rows: '5',
      value: typed.value('learned'),
      ...errorMessage(errors, 'learned'),
    }),
  });
}
