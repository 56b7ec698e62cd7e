import { type FormError, formError, parseForm, type Reading, text } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';
import { shieldErrors, shieldFields, shieldWhy } from '../shield/form.ts';
import type { NewTelling } from '../store/telling.ts';
import { tellingFields, tellingOf } from '../telling/form.ts';
import type { PersonRecord } from '../types.ts';
import { lastToldWords } from './fresh-words.ts';
import { stands } from './groups.ts';
import type { FactGroup, Fresh, Given, Held } from './types.ts';

/** A fact that is to be added, or that is held and was told again. */
export interface Addition {
  given: Given;
  telling: NewTelling;
  shieldWhy: string | null;
  again: { held: Fresh; needless: boolean; why: string } | null;
  /** What was written down wrongly, and is withdrawn. */
  instead: Held | null;
}

/** Reads a form that adds a fact, against what is held: every error at once. */
export function readAddition(
  page: Page,
  group: FactGroup,
  { person, fresh, instead }: { person: PersonRecord; fresh: readonly Fresh[]; instead?: Held | undefined },
): Reading<Addition> {
  const { now, practitioner } = page;
  const today = londonDate(now);
  const given = group.read(page.body, { person, today });
  const told = parseForm({ ...tellingFields(now), ...besides }, page.body);
  const errors = [
    ...(given.ok ? [] : given.errors),
    ...(told.ok ? [...shieldErrors(told.value), ...mistakeErrors(told.value, instead)] : told.errors),
  ];
  if (!given.ok || !told.ok || errors.length > 0) return { ok: false, errors };
  const telling = tellingOf(told.value, practitioner, now);
  const standing = fresh.filter((each) => stands(each, today));
  const held = standing.find(({ same }) => given.value.same === same);
  const hiddenWhy = shieldWhy(told.value);
  if (!held) {
    if (instead)
      given.value.wrong = {
        facts: [...(given.value.wrong?.facts ?? []), instead],
        why: told.value.mistake,
      };
    const clashes = given.value.facts.flatMap((fact) => clashErrors(fact, standing, today));
    return clashes.length > 0
      ? { ok: false, errors: clashes }
      : {
          ok: true,
          value: { given: given.value, telling, shieldWhy: hiddenWhy, again: null, instead: instead ?? null },
        };
  }
  if (instead) return { ok: false, errors: [formError('mistake', ALREADY)] };
  const again = readAgain(held, telling, told.value.again);
  return 'errors' in again
    ? { ok: false, errors: again.errors }
    : { ok: true, value: { given: given.value, telling, shieldWhy: hiddenWhy, again, instead: null } };
}

const ALREADY = 'That is recorded already. Withdraw this one instead: leave the page, then “End or withdraw”';

const besides = {
  ...shieldFields,
  again: text({ max: 500 }),
  mistake: text({ max: 500 }),
};

function mistakeErrors({ mistake }: { mistake: string }, instead: Held | undefined): FormError[] {
  return instead && mistake.length < 10
    ? [formError('mistake', 'Say in a few words what was written down wrongly')]
    : [];
}

/** Only a family that was asked in words counts as asked: what was seen or stands on paper was no burden to it. */
export function readAgain(
  held: Fresh,
  { how }: Pick<NewTelling, 'how'>,
  why: string,
): NonNullable<Addition['again']> | { errors: FormError[] } {
  const needless = how === 'said' && held.staleOn !== null && !held.stale;
  if (!needless || why.length >= 5) return { held, needless, why };
  return { errors: [formError('again', alreadyHeld(held))] };
}

function alreadyHeld(held: Fresh): string {
  const until = held.staleOn ? ` It need not be asked before ${dateWords(held.staleOn).text}.` : '';
  return `This is held already: ${lastToldWords(held)}.${until} If the family was asked again, say why; else leave the page`;
}

/** A fact that takes the place of one which began later would end it before its beginning. */
function clashErrors(
  { slot, fromOn, untilOn }: Given['facts'][number],
  standing: readonly Fresh[],
  today: Temporal.PlainDate,
): FormError[] {
  if (slot === undefined || untilOn !== null) return [];
  const ends = fromOn ?? today;
  const later = standing.find(
    (each) => each.slot === slot && each.fromOn !== null && Temporal.PlainDate.compare(each.fromOn, ends) > 0,
  );
  return later?.fromOn
    ? [
        formError(
          'until',
          `${later.line} is recorded since ${dateWords(later.fromOn).text}. Enter until when this was so`,
          '-day',
        ),
      ]
    : [];
}
