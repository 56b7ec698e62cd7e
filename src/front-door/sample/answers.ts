import type { Answers, Kept } from '../refer/types.ts';
import type { Cast, CastChild } from './cast.ts';
import type { Chance } from './chance.ts';
import type { ProfessionalStory, PublicStory, Story, YoungStory } from './stories/index.ts';

type Pages = Record<string, Answers>;

/** The story as it would have been typed into `/worried`, page by page. `area` null: nobody knew. */
export function answersFor(story: Story, cast: Cast, area: string | null, chance: Chance): Kept {
  const first: Pages = {
    danger: { danger: story.danger ? 'yes' : 'no' },
    call: {},
    who: { who: story.by },
    where: { area: area ?? 'unknown', ...(story.by === 'professional' ? {} : home(cast, area, chance)) },
    'where-again': { near: 'Not known', area: 'unknown' },
  };
  const rest =
    story.by === 'professional'
      ? professional(story, cast, area)
      : story.by === 'public'
        ? anyone(story, cast, chance)
        : young(story, cast, chance);
  return { answers: { ...first, ...rest } };
}

function home({ address }: Cast, area: string | null, chance: Chance): Answers {
  if (area === null || chance.happens(0.4)) return { address: '', postcode: '' };
  return { address: address.words, postcode: address.postcode };
}

function professional(story: ProfessionalStory, cast: Cast, area: string | null): Pages {
  const { say } = cast;
  const told = (text: string | undefined) => (text ? say(text) : '');
  const [name = '', tie = ''] = story.harmBy ?? [];
  return {
    service: { service: story.service },
    referrer: {
      name: story.agency === 'Saltmarsh Primary School' ? 'Marian Teale' : cast.teller,
      job: say(story.job),
      agency: say(story.agency),
      phone: '01632 960 143',
      email: `${cast.teller.toLowerCase().replace(/[^a-z]+/g, '.')}@agency.example`,
      tie: say(story.tie),
    },
    ...Object.assign({}, ...cast.children.map((child, at) => childPages(child, at + 1, cast, story, area))),
    signs: { signs: story.signs ?? [], trip: told(story.trip), company: '' },
    concern: { concern: say(story.told), when: '', source: ['seen'] },
    now: {
      place: '',
      state: told(story.state),
      protect: story.protect ?? 'no',
      why: told(story.why),
    },
    risk: { risk: told(story.risk), level: 'unsure' },
    household: { rows: '1', 'name-1': cast.mother, 'tie-1': 'Mother', 'responsibility-1': 'yes' },
    others: {},
    involved: {},
    alleged: { rows: '1', 'name-1': name, 'tie-1': tie, 'contact-1': name ? 'not known' : '' },
    domains: {
      development: told(story.development),
      parenting: told(story.parenting),
      environment: told(story.environment),
    },
    factors: { factors: story.factors ?? [], about: '' },
    tried: { tried: told(story.tried), assessments: '' },
    voice: { told: story.ages[1] < 4 ? 'too young' : 'yes', wishes: told(story.wishes) },
    ...consentPages(story, told),
  };
}

function consentPages(story: ProfessionalStory, told: (text: string | undefined) => string): Pages {
  const [exception = '', rationale = ''] = story.ground ?? [];
  return {
    consent: { consent: story.consent, giver: '' },
    exception: { exception, rationale },
    agreement: { service: story.help ?? 'not asked' },
    parents: { informed: story.notTold ? 'no' : 'yes', why: told(story.notTold) },
  };
}

function childPages(
  child: CastChild,
  n: number,
  cast: Cast,
  story: ProfessionalStory,
  area: string | null,
): Pages {
  const { born, expected } = child;
  const homeOf = n === 1 && area !== null;
  return {
    [`child/${n}`]: {
      given: child.given,
      surname: child.surname,
      born: born ? 'yes' : 'no',
      ...boxes('birth', born),
      ...boxes('expected', expected),
      sex: child.sex,
    },
    [`home/${n}`]: {
      address: homeOf ? cast.address.words : '',
      postcode: homeOf ? cast.address.postcode : '',
      kept: homeOf && story.shield ? story.shield : '',
    },
    [`background/${n}`]: { disability: [] },
    [`services/${n}`]: { nhs: born ? child.nhsNumber : '' },
    [`another-child/${n}`]: { another: n < cast.children.length ? 'yes' : 'no' },
  };
}

function boxes(name: string, date: Temporal.PlainDate | null): Record<string, string> {
  if (!date) return {};
  const { day, month, year } = date;
  return { [`${name}-day`]: `${day}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` };
}

function anyone(story: PublicStory, cast: Cast, chance: Chance): Pages {
  const { say, children } = cast;
  const isKnown = story.seen !== 'travel' && chance.happens(0.7);
  const names = Object.fromEntries(
    children.flatMap((child, at): [string, Answers][] => [
      [
        `child/${at + 1}`,
        {
          given: isKnown ? child.given : '',
          surname: isKnown && chance.happens(0.6) ? child.surname : '',
          age: `${at === 0 && !isKnown ? 'about ' : ''}${Math.max(1, child.years)}`,
          sex: child.sex,
        },
      ],
      [`another-child/${at + 1}`, { another: at + 1 < children.length ? 'yes' : 'no' }],
    ]),
  );
  const [name = '', tie = ''] = story.harmBy ?? [];
  const isNamed = story.tie !== undefined && chance.happens(0.5);
  return {
    worry: { worry: say(story.told) },
    when: { when: say(story.when), still: '' },
    seen: { seen: story.seen },
    signs: { signs: story.signs ?? [], trip: story.trip ? say(story.trip) : '' },
    ...names,
    now: {},
    harm: { name, tie },
    you: { named: isNamed ? 'yes' : 'no' },
    name: { name: cast.teller, tie: story.tie ?? 'other' },
    contact: { phone: cast.phone, 'phone-safe': chance.happens(0.8) ? 'yes' : 'no' },
  };
}

function young(story: YoungStory, cast: Cast, chance: Chance): Pages {
  const [self] = cast.children;
  const isNamed = chance.happens(0.8);
  const [name = '', tie = ''] = story.harmBy ?? [];
  return {
    tell: { tell: cast.say(story.told) },
    afraid: { name, tie },
    here: { place: story.place ?? '', with: '', safe: story.safe ?? '' },
    me: {
      given: isNamed ? self.given : '',
      surname: isNamed && chance.happens(0.7) ? self.surname : '',
      age: `${self.years}`,
    },
    trust: { who: story.trusted ? cast.say(story.trusted) : '', may: story.trusted ? 'yes' : '' },
    contact: { phone: chance.happens(0.5) ? cast.phone : '', 'phone-safe': 'no', school: 'yes' },
  };
}
