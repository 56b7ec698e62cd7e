import { choice, choices, email, parseForm, type Reading } from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';
import { type Choices, PACES, type Wishes } from '../types.ts';

function wishFields({ topics, audiences, areas }: Choices) {
  return {
    topics: choices(topics.map(({ code }) => code)),
    audiences: choices(audiences),
    areas: choices(areas.map(({ code }) => code)),
    pace: choice(PACES, 'Choose how often'),
  };
}

/** Reads what somebody wants to hear of, and where it is to go. */
export function readSubscribing(body: Body, offered: Choices): Reading<Wishes & { email: string }> {
  return parseForm({ email: email({ ask: 'Enter your email address' }), ...wishFields(offered) }, body);
}

/** Reads what somebody wants to hear of from now on. */
export function readWishes(body: Body, offered: Choices): Reading<Wishes> {
  return parseForm(wishFields(offered), body);
}
