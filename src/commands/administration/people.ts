import { endSessionsFromCommandLine, inviteFromCommandLine } from '../../identity/index.ts';
import {
  addPerson,
  everybody,
  giveRole,
  joinTeam,
  roles,
  stopPerson,
  takeRole,
} from '../../partnership/index.ts';
import { randomToken, sha256 } from '../../platform/http/index.ts';
import { find, neededArea } from './find.ts';
import { type Administration, oneOf, Refusal, type Verb } from './verb.ts';

const invitationLife = Temporal.Duration.from({ hours: 7 * 24 });

async function invitationFor(given: Administration, person: string): Promise<string[]> {
  const token = randomToken();
  const expiresAt = given.now.add(invitationLife);
  await inviteFromCommandLine(given.owner, { person, tokenHash: sha256(token), now: given.now, expiresAt });
  return [
    `Invitation, for them alone, until ${expiresAt.toString({ smallestUnit: 'minute' })}; it is not shown again:`,
    `${given.baseUrl}/invitation/${token}`,
  ];
}

const roleAndArea = async (given: Administration) =>
  ({ role: oneOf('role', given.needed('role'), roles), area: await neededArea(given) }) as const;

/** People: who may sign in, and as what. */
export const people: Readonly<Record<string, Verb>> = {
  'add-person': {
    about: 'adds somebody with one role, and makes the link that lets them in',
    usage:
      '--name "Priya Lomax" --job-title "System administrator" --agency "Business Team" --role administrator --area thurrock [--team "…"] [--email …]',
    options: ['name', 'job-title', 'agency', 'email', 'role', 'area', 'team'],
    async run(given) {
      const name = given.needed('name');
      const agency = (await find(given, 'agency', 'agency')).id;
      const { role, area } = await roleAndArea(given);
      const team = given.option('team') === undefined ? undefined : await find(given, 'team', 'team');
      const email = given.option('email') ?? null;
      const id = await addPerson(given.owner, { name, jobTitle: given.needed('job-title'), agency, email });
      await giveRole(given.owner, id, role, area);
      if (team) await joinTeam(given.owner, id, team.id);
      return {
        lines: [`Added ${name}: ${id}`, ...(await invitationFor(given, id))],
        audit: { action: 'invite', kind: 'practitioner', id, fields: [`${role} in ${area}`] },
      };
    },
  },
  invite: {
    about: 'makes another link for somebody; any before it opens nothing any more',
    usage: '--person "Priya Lomax"',
    options: ['person'],
    async run(given) {
      const { id } = await find(given, 'practitioner', 'person');
      return {
        lines: await invitationFor(given, id),
        audit: { action: 'invite again', kind: 'practitioner', id },
      };
    },
  },
  'grant-role': {
    about: 'gives somebody a role in an area',
    usage: '--person "Priya Lomax" --role "decision maker" --area thurrock',
    options: ['person', 'role', 'area'],
    async run(given) {
      const { id, name } = await find(given, 'practitioner', 'person');
      const { role, area } = await roleAndArea(given);
      await giveRole(given.owner, id, role, area);
      return {
        lines: [`${name} is now ${role} in ${area}.`],
        audit: { action: 'grant role', kind: 'practitioner', id, fields: [`${role} in ${area}`] },
      };
    },
  },
  'take-role': {
    about: 'takes a role from somebody',
    usage: '--person "Priya Lomax" --role "decision maker" --area thurrock',
    options: ['person', 'role', 'area'],
    async run(given) {
      const { id, name } = await find(given, 'practitioner', 'person');
      const { role, area } = await roleAndArea(given);
      if (!(await takeRole(given.owner, id, role, area)))
        throw new Refusal(`${name} does not hold the role ${role} in ${area}.`);
      return {
        lines: [`${name} is no longer ${role} in ${area}.`],
        audit: { action: 'take role', kind: 'practitioner', id, fields: [`${role} in ${area}`] },
      };
    },
  },
  'disable-person': {
    about: 'stops somebody: their next page is refused, their sessions and invitations end',
    usage: '--person "Priya Lomax"',
    options: ['person'],
    async run(given) {
      const { id, name } = await find(given, 'practitioner', 'person');
      await stopPerson(given.owner, id, given.now);
      return { lines: [`${name} is disabled.`], audit: { action: 'disable', kind: 'practitioner', id } };
    },
  },
  'enable-person': {
    about: 'lets somebody in again',
    usage: '--person "Priya Lomax"',
    options: ['person'],
    async run(given) {
      const { id, name } = await find(given, 'practitioner', 'person');
      await stopPerson(given.owner, id, null);
      return { lines: [`${name} is enabled.`], audit: { action: 'enable', kind: 'practitioner', id } };
    },
  },
  'list-people': {
    about: 'lists everybody: id, name, agency, standing, roles',
    usage: '',
    options: [],
    async run({ owner }) {
      const rows = await everybody(owner);
      const lines = rows.map(({ id, name, agency, standing, roles: held }) =>
        [id, name, agency, standing, held].join('\t'),
      );
      return { lines: lines.length > 0 ? lines : ['Nobody yet. Add somebody with add-person.'] };
    },
  },
  'sign-out-everyone': {
    about: 'ends every session, or with --person all of one person’s',
    usage: '[--person "Priya Lomax"]',
    options: ['person'],
    async run(given) {
      const one =
        given.option('person') === undefined ? undefined : await find(given, 'practitioner', 'person');
      const ended = await endSessionsFromCommandLine(given.owner, one?.id ?? null, given.now);
      return {
        lines: [`${ended} session(s) ended.`],
        audit: { action: 'sign out everywhere', kind: 'session', ...(one ? { id: one.id } : {}) },
      };
    },
  },
};
