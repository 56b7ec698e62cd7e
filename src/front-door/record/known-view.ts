import { card, type Html, html, NOTHING, type StoryEvent, story, time } from '../../platform/html/index.ts';
import { ageWords } from '../../platform/time/age.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dateWords, whenWords } from '../../platform/time/words.ts';
import { OUTCOME_WORDS, STATE_WORDS } from '../rules/words.ts';
import { childName } from './people-view.ts';
import type { ConcernRecord, HiddenConcern, SameChild } from './types.ts';

/** Whether other concerns seem to be about the same child, and how sure that is. */
export function knownCard(
  record: ConcernRecord,
  teams: ReadonlyMap<string, string>,
  now: Temporal.Instant,
  emergencyPath: ((id: string) => string) | undefined,
): Html {
  const people = groupPeople(record.sameChild);
  const hidden = record.hidden.map((stub) => stubOf(record, stub, teams, now, emergencyPath));
  const body =
    people.length === 0 && hidden.length === 0
      ? html`<p>No other concern you may see has the same NHS number, or a name that sounds alike with the same date of birth.</p>`
      : html`<ul class="ws-known">${people.map(personOf)}${hidden}</ul>`;
  return card({ title: 'Is this child known?', level: 3, body });
}

/** One line for each name and date of birth, the surest first. */
function groupPeople(matches: readonly SameChild[]): SameChild[][] {
  const people = Map.groupBy(matches, (match) => `${match.name.toLowerCase()} ${match.born}`);
  return [...people.values()].sort((a, b) => sureness(b) - sureness(a));
}

/** An NHS number can be mistyped, a name shared: only both together are very likely the same child. */
function sureness(matches: readonly SameChild[]): number {
  if (matches.some((match) => match.samePerson)) return 3;
  const number = matches.some((match) => match.sameNumber);
  const name = matches.some((match) => match.sameName);
  return Number(name) + Number(number && name);
}

function personOf(matches: readonly SameChild[]): Html {
  const [first] = matches;
  if (!first) return NOTHING;
  const how = ['Possibly', 'Probably', 'Very likely', 'It is'][sureness(matches)];

  const born = first.born ? `, born ${dateWords(first.born).text}` : '';
  const links = matches.map(
    (match) => html`<li><a href="/front-door/${match.concernId}">${match.headline}</a></li>`,
  );
  return html`<li><p><strong>${how} ${first.name || 'a child not named'}</strong>${born}. ${reasonOf(matches)}</p><ul>${links}</ul></li>`;
}

function reasonOf(matches: readonly SameChild[]): string {
  if (matches.some((match) => match.samePerson)) return 'Found to be the same person.';
  const number = matches.some((match) => match.sameNumber);
  const name = matches.some((match) => match.sameName);
  if (number && name) return 'Same NHS number, name and date of birth.';
  if (number) return 'Same NHS number, another name or date of birth: find out which is right.';
  return name ? 'Same name and date of birth.' : 'Sounds alike, same date of birth.';
}

/** A hidden concern: the name as this one has it, the age, and who holds it. Opening it needs a reason. */
function stubOf(
  record: ConcernRecord,
  stub: HiddenConcern,
  teams: ReadonlyMap<string, string>,
  now: Temporal.Instant,
  emergencyPath: ((id: string) => string) | undefined,
): Html {
  const child = record.children.find(({ id }) => id === stub.childId);
  const age = child?.dateOfBirth ? `, ${ageWords(child.dateOfBirth, londonDate(now))}` : '';
  const why = stub.samePerson
    ? 'Found to be the same person.'
    : stub.sameNumber
      ? 'Same NHS number.'
      : 'Sounds alike, same date of birth.';
  return html`<li class="ws-hidden"><p><strong>${child ? childName(child) : 'A child'}</strong>${age}. ${why} ${teams.get(stub.teamId) ?? 'Another team'} holds a concern that is not open to you.</p>${emergencyPath ? html`<p><a href="${emergencyPath(stub.concernId)}">Open it in an emergency</a></p>` : NOTHING}</li>`;
}

/** Earlier and later concerns about the child, oldest first, with this one among them. */
export function storyCard(record: ConcernRecord, now: Temporal.Instant): Html {
  const others = record.sameChild
    .filter(({ samePerson, sameNumber, sameName }) => samePerson || sameNumber || sameName)
    .map((match) => ({ at: match.receivedAt, event: otherEvent(match, now) }));
  if (others.length === 0) return NOTHING;
  const unique = [...new Map(others.map((each) => [each.event.href, each])).values()];
  const here = {
    at: record.receivedAt,
    event: { what: 'This concern', when: whenWords(record.receivedAt, now), now: true },
  };
  const events = [...unique, here]
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    .map(({ event }) => event);
  return card({ title: 'Story so far', level: 3, body: story(events) });
}

function otherEvent(match: SameChild, now: Temporal.Instant): StoryEvent {
  const result = match.outcome ? OUTCOME_WORDS[match.outcome] : STATE_WORDS[match.state];
  return {
    what: match.headline,
    when: whenWords(match.receivedAt, now),
    by: match.sourceWords,
    href: `/front-door/${match.concernId}`,
    more: html`<p class="ws-quiet">${match.level ? `Level ${match.level}: ` : ''}${result}</p>`,
  };
}

/** Who has looked, for those who hold it. */
export function lookersCard({ lookers, workable }: ConcernRecord, now: Temporal.Instant): Html {
  if (!workable) return NOTHING;
  const people = lookers.map(
    ({ name, jobTitle, agency, at }) =>
      html`<li><strong>${name}</strong>, ${jobTitle}, ${agency} <span class="ws-quiet">${time(whenWords(at, now))}</span></li>`,
  );
  const body =
    people.length > 0 ? html`<ul class="ws-lookers">${people}</ul>` : html`<p>Nobody before you.</p>`;
  return card({ title: 'Who has looked', level: 3, body });
}
