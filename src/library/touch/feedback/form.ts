import {
  choice,
  choices,
  email,
  formError,
  parseForm,
  type Reading,
  text,
} from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import { KINDS, type Kind } from '../inbox/types.ts';
import { soundsLikeConcern } from '../rules/concern.ts';

export interface Said {
  kind: Kind;
  words: string;
  email: string;
  mayPublish: boolean;
  about: string;
}

const fields = {
  kind: choice(KINDS, 'Choose what it is'),
  words: text({ ask: 'Write what you want to say', max: 4000 }),
  email: email({}),
  publish: choices(['yes']),
};

export const NOT_SENT =
  'This sounds as if you are worried about somebody. It has not been sent: nobody watches this inbox for that';

/** Reads what somebody says; words that sound like a worry about a child are stopped once, and sent if they are not. */
export function readSaid(body: Body): Reading<Said> {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { publish, ...said } = parsed.value;
  if (one(body, 'no-concern') !== 'yes' && soundsLikeConcern(said.words))
    return { ok: false, errors: [formError('words', NOT_SENT)] };
  return {
    ok: true,
    value: { ...said, mayPublish: publish.includes('yes'), about: aboutOf(one(body, 'about')) },
  };
}

/** The address of ours that somebody speaks of, without what stands after it; '' for any other. */
export function aboutOf(given: string): string {
  const path = given.split(/[?#]/)[0] ?? '';
  return /^\/[a-z0-9/_.-]{0,200}$/i.test(path) && !path.startsWith('//') ? path : '';
}
