import { line, one, options, pick, story } from '../refer/questions.ts';
import { PRESENT_KINDS } from '../rules/strategy.ts';

/** How many people and actions the form has room for. */
export const PEOPLE = 8;
export const ACTIONS = 6;

/** What is asked of each who was there, in boxes named `present-N-…`. */
export const presentQuestions = {
  kind: pick({
    label: 'Agency',
    options: options(PRESENT_KINDS.map((kind) => [kind, kind.slice(0, 1).toUpperCase() + kind.slice(1)])),
  }),
  agency: line({ label: 'Its name' }),
  name: line({ label: 'Name' }),
  role: line({ label: 'Role' }),
};

/** What is asked about the discussion. */
export const discussionQuestions = {
  known: story({ label: 'What was known', ask: 'Write what was known', rows: 5 }),
  agreed: story({ label: 'What was agreed, and why', ask: 'Write what was agreed', rows: 5 }),
  enquiry: one({
    label: 'Does a section 47 enquiry begin?',
    options: options([
      ['joint', 'Yes, social care and police together'],
      ['single', 'Yes, social care alone'],
      ['none', 'No'],
    ]),
    ask: 'Choose whether a section 47 enquiry begins',
  }),
};

export const missingQuestion = story({
  label: 'Why somebody who must be there was not',
  hint: 'And how they will be told what was agreed. Only where an agency is missing.',
  rows: 3,
});
