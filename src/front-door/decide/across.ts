import { type FormError, formError } from '../../platform/forms/index.ts';
import { fitting } from '../rules/destinations.ts';
import { OUTCOME_WORDS } from '../rules/words.ts';
import { type DecideBy, destinationOf, type Given, levelOf } from './fields.ts';

/** What the fields of a decision must be together. A rule is asked once its fields are right by themselves. */
export function acrossFields(given: Given, by: DecideBy): FormError[] {
  return [
    ...citing(given, by),
    ...levelAndOutcome(given, by),
    ...questionsAndOutcome(given),
    ...whereItGoes(given, by),
    ...theAnswer(given, by),
  ];
}

/** A decision rests on indicators of its own level, in the words now in force. */
function citing(given: Given, { edition, cited }: DecideBy): FormError[] {
  if (edition === null) return [];
  if (cited.length === 0) return [formError('cited', 'Choose the signs of need that the decision rests on')];
  const level = levelOf(given);
  return level === undefined || cited.some((each) => each.level === level)
    ? []
    : [
        formError(
          'cited',
          `None of the signs you chose is of level ${level}. Choose one that is, or change the level`,
        ),
      ];
}

function levelAndOutcome(given: Given, { outcomes }: DecideBy): FormError[] {
  const level = levelOf(given);
  if (!given.outcome) return [];
  const rule = outcomes.find(({ code }) => code === given.outcome);
  if (!rule) return [formError('outcome', 'Choose what happens now')];
  return level === undefined || rule.levels.includes(level)
    ? []
    : [
        formError(
          'outcome',
          `${rule.label} goes with level ${listed(rule.levels)}. Change the level or what happens`,
        ),
      ];
}

const NOTHING_MORE: readonly string[] = ['no-further-action', 'information-and-advice'];

/** The answers to the five questions and what happens must not speak against each other. */
function questionsAndOutcome({ protection, section17, section47, outcome }: Given): FormError[] {
  if (!outcome) return [];
  const label = OUTCOME_WORDS[outcome];
  const ends = NOTHING_MORE.includes(outcome);
  const errors: FormError[] = [];
  if (ends && protection === 'yes')
    errors.push(formError('protection', `The child must be protected at once: ${label} does not do that`));
  if (ends && section17 === 'yes')
    errors.push(formError('section17', `A child in need is to be assessed: ${label} does not do that`));
  if (outcome === 'assessment' && section17 === 'no')
    errors.push(
      formError('section17', `${label} is for a child in need: answer yes, or change what happens`),
    );
  if ((ends || outcome === 'early-help') && section47 === 'yes')
    errors.push(
      formError('section47', `Reasonable cause to suspect significant harm: ${label} is not enough`),
    );
  if (outcome === 'strategy-discussion' && section47 === 'no')
    errors.push(
      formError('section47', `${label} needs reasonable cause: answer yes, or change what happens`),
    );
  return errors;
}

function whereItGoes(given: Given, by: DecideBy): FormError[] {
  if (!given.outcome) return [];
  const fit = fitting(given.outcome, by.destinations);
  if (!given.destination && fit.length > 1) return [formError('destination', 'Choose where it goes')];
  const destination = destinationOf(given, by);
  const rule = fit.find(({ code }) => code === destination);
  if (!rule) return [formError('destination', `${OUTCOME_WORDS[given.outcome]} does not go there here`)];
  const errors: FormError[] = [];
  const agreed = given.agreed?.includes('yes');
  if ((rule.needsAgreement || given.outcome === 'early-help') && !agreed)
    errors.push(
      formError(
        'agreed',
        'Early help needs the family’s agreement. Ask for it first, or choose something else',
      ),
    );
  if (rule.code === 'signpost' && !given.signposted)
    errors.push(formError('signposted', 'Write which services the family is pointed to'));
  if (rule.onlyAssessed && !given.assessment)
    errors.push(
      formError('assessment', 'Name the completed common assessment. Without one choose another way'),
    );
  return errors;
}

function theAnswer(given: Given, { raisedBy, late }: DecideBy): FormError[] {
  const errors: FormError[] = [];
  if (raisedBy === 'professional' && !given.words)
    errors.push(formError('words', 'Write what the referrer is told'));
  if (late && !given.late) errors.push(formError('late', 'Say why the decision comes after its time'));
  return errors;
}

function listed(levels: readonly number[]): string {
  return levels.length < 2 ? levels.join() : `${levels.slice(0, -1).join(', ')} or ${levels.at(-1)}`;
}
