import { errorMessage } from '../../platform/forms/index.ts';
import { card, govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { lateWords, whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { referrerCard } from '../record/people-view.ts';
import { drawQuestion } from '../refer/draw.ts';
import { contactQuestions } from '../refer/shared/contact.ts';
import { dueInside } from '../rules/clock-words.ts';
import { type Audience, HOW, HOW_WORDS, SILENCE_WORDS, SILENCES, type Voice } from '../rules/telling.ts';
import type { Owed } from './types.ts';

export interface TellModel extends FormModel {
  audience: Audience;
  voice: Voice;
  owed: Owed;
  /** There is a way to write that they said is safe. */
  mayWrite: boolean;
  /** The template's words, filled in. */
  first: string;
  /** Show it as they will read it. */
  preview: boolean;
}

const LEGEND = 'govuk-fieldset__legend--m';

/** What somebody is told, and how; or why not. */
export function tellView(model: TellModel): Html {
  const { audience, preview, typed } = model;
  return concernForm({
    ...model,
    title: audience === 'referrer' ? 'Tell whoever told us' : 'Tell the family',
    step: `tell/${audience}`,
    button: 'Tell them, or record it',
    before: html`${dueNotice(model)}${warning(model)}${preview ? previewOf(typed.value('words')) : NOTHING}`,
    fields: html`${audience === 'family' ? whom(model) : reachCard(model)}${howRadios(model)}`,
  });
}

function dueNotice({ owed, now }: TellModel): Html {
  if (owed.metAt && owed.metHow === 'told')
    return notice('calm', {
      strong: 'They have been told',
      body: html`${time(whenWords(owed.metAt, now))}. This tells them again.`,
    });
  return isBefore(owed.dueAt, now)
    ? notice('late', { strong: time(lateWords(owed.dueAt, now)), body: 'They should have heard by now.' })
    : notice('clock', { strong: html`Tell them ${time(dueInside(owed.dueAt, now))} at the latest` });
}

function warning({ audience, record, voice }: TellModel): Html {
  if (audience === 'family' && record.raisedBy === 'young person')
    return notice('shield', {
      strong: 'A young person told us themselves.',
      body: 'Ask them first what their family may know. If telling could put them at risk, say so below.',
    });
  if (voice === 'public' || voice === 'young person')
    return html`<p>Their receipt shows these words to whoever holds its code. Name nobody.</p>`;
  return NOTHING;
}

function previewOf(words: string): Html {
  return html`<div id="preview">${card({ title: 'As they will read it', body: words.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`) })}</div><p>Nothing has been sent yet.</p>`;
}

function reachCard({ record, now }: TellModel): Html {
  return referrerCard(record, now, 2);
}

function whom({ typed, errors }: TellModel): Html {
  return govuk.input({
    id: 'whom',
    name: 'whom',
    label: { text: 'Who is told?', classes: 'govuk-label--m' },
    hint: { text: 'Name and what they are to the child. People with parental responsibility first.' },
    value: typed.value('whom'),
    ...errorMessage(errors, 'whom'),
  });
}

function howRadios(model: TellModel): Html {
  const { typed, errors, mayWrite } = model;
  const usual = mayWrite && model.audience === 'referrer' && typed.value('form-key') === '';
  const chosen = typed.value('how') || (usual ? 'message' : '');
  return html`${wordsArea(model)}<button class="govuk-button govuk-button--secondary" name="press" value="preview">Read it as they will</button>${govuk.radios(
    {
      name: 'how',
      idPrefix: 'how',
      fieldset: { legend: { text: 'How are they told?', classes: LEGEND } },
      items: HOW.filter((how) => how !== 'message' || mayWrite).map((how) => ({
        value: how,
        text: how === 'message' && model.audience === 'family' ? FAMILY_MESSAGE : HOW_WORDS[how],
        checked: chosen === how,
        ...(how === 'not told' ? { conditional: { html: silence(model) } } : {}),
        ...(how === 'message' && model.audience === 'family'
          ? { conditional: { html: familyBoxes(model) } }
          : {}),
      })),
      ...errorMessage(errors, 'how'),
    },
  )}`;
}

const FAMILY_MESSAGE = 'By a message to an address that is theirs alone, and these words open from it';

const times = contactQuestions({ safeToCall: '', safeToText: '', safeToWrite: '', whoReads: '' });

/** Where the family is written to: nowhere that somebody else reads, and only when it is safe. */
function familyBoxes({ typed, errors }: TellModel): Html {
  const box = (name: 'email' | 'phone', label: string) =>
    govuk.input({
      id: name,
      name,
      label: { text: label },
      value: typed.value(name),
      classes: 'govuk-input--width-20',
      ...errorMessage(errors, name),
    });
  const channel = (value: string, text: string) => ({
    value,
    text,
    checked: typed.value('channel') === value,
  });
  return html`${govuk.radios({
    name: 'channel',
    idPrefix: 'channel',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'By what?' } },
    items: [channel('email', 'Email'), channel('sms', 'Text message')],
    ...errorMessage(errors, 'channel'),
  })}${box('email', 'Their email address')}${box('phone', 'Their mobile number')}${govuk.checkboxes({
    name: 'safe-said',
    idPrefix: 'safe-said',
    classes: 'govuk-checkboxes--small',
    items: [
      {
        value: 'yes',
        text: 'They told us that nobody else reads what comes there',
        checked: typed.value('safe-said') === 'yes',
      },
    ],
    ...errorMessage(errors, 'safe-said'),
  })}${drawQuestion('when', { ...times.when, label: 'When is it safe to write?' }, { typed, errors })}${drawQuestion('days', times.days, { typed, errors })}${drawQuestion('hours', times.hours, { typed, errors })}`;
}

function wordsArea({ typed, errors, first, audience }: TellModel): Html {
  return govuk.textarea({
    id: 'words',
    name: 'words',
    label: { text: 'What they are told', classes: 'govuk-label--m' },
    hint: {
      text:
        audience === 'family'
          ? 'Plain words. Say what happens next, and never who spoke up.'
          : 'Plain words. Change them as you need.',
    },
    rows: '12',
    value: typed.value('form-key') === '' ? first : typed.value('words'),
    ...errorMessage(errors, 'words'),
  });
}

function silence({ typed, errors }: TellModel): Html {
  return html`${govuk.radios({
    name: 'reason',
    idPrefix: 'reason',
    fieldset: { legend: { text: 'Why not?' } },
    items: SILENCES.map((reason) => ({
      value: reason,
      text: SILENCE_WORDS[reason],
      checked: typed.value('reason') === reason,
    })),
    ...errorMessage(errors, 'reason'),
  })}${govuk.textarea({
    id: 'why',
    name: 'why',
    label: { text: 'In your words' },
    hint: { text: 'It stays on the record, and counts as lawfully not told.' },
    rows: '3',
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  })}`;
}
