import type { SearchEntry } from '../store/search-index.ts';

type Place = Pick<SearchEntry, 'href' | 'title' | 'summary' | 'words'> &
  Partial<Pick<SearchEntry, 'audiences'>>;

/** Pages that nobody writes and everybody may look for: what each is called, and what people call it. */
const PLACES: readonly Place[] = [
  {
    href: '/numbers',
    title: 'Numbers: whom to call, by day and out of hours',
    summary: 'Every number of Southend, Essex and Thurrock, with its hours, to keep on your phone.',
    words:
      'Phone numbers and telephone contacts of each area. Emergency duty team, EDT, at night, at weekends and on bank holidays. Multi-agency safeguarding hub, MASH, Children and Families Hub, social services. Designated officer, LADO. Police domestic abuse line. Child death review manager. British Transport Police. Training and course booking line. Add to home screen, save as a favourite, works offline.',
  },
  {
    href: '/worried',
    title: 'Tell us about a child',
    summary: 'Report a worry about a child online. You need not give your name.',
    words:
      'Make a referral, report abuse, report neglect, request for support. Neighbour, next door, shouting, screaming, crying, hitting, hungry. Friend, relative, member of the public, school, nursery. Anonymous. Contact social services, children’s social care, MASH.',
  },
  {
    href: '/worried?for=me',
    title: 'I need help for me',
    summary: 'For children and young people who want to tell us something about themselves.',
    words: 'Help me. I am scared. Somebody hurts me. Tell somebody. I want to talk.',
  },
  {
    href: '/windscreen',
    title: 'The windscreen: four levels of help',
    summary: 'Which help is right for a child, level by level, with the signs of each.',
    words:
      'Threshold document, thresholds, levels of need, effective support, continuum of need, pathways to services, universal, additional, intensive, statutory. Troubled Families, PASS, Family Solutions.',
  },
  {
    href: '/directory',
    title: 'Services near you: the directory',
    summary: 'Groups and people who help, by need, age, postcode and cost.',
    words:
      'Directory of services, effective support directory, community information, local support, groups, clubs, family hub, where can I go for support, what is on near me.',
  },
  {
    href: '/procedures',
    title: 'Procedures: the whole manual',
    summary: 'What services do, chapter by chapter, as in force today or on any day before.',
    words:
      'SET Child Protection Procedures, SET safeguarding procedures, child protection procedures of Southend, Essex and Thurrock, policies, old versions, as it stood last year.',
    audiences: ['professionals'],
  },
  {
    href: '/procedures/amendments',
    title: 'What changed in the procedures',
    summary: 'Every amendment, with what it means for practice.',
    words: 'Amendments list, chapters updated, impact on practice, new version, revised chapter.',
    audiences: ['professionals'],
  },
  {
    href: '/procedures/helpers',
    title: 'Decision helpers',
    summary: 'Short question paths: which route, which duty, is an assessment needed?',
    words: 'Flow chart, which form, safeguarding adult review or section 42, allegation route, can I share.',
    audiences: ['professionals'],
  },
  {
    href: '/learning',
    title: 'Training: the programme of courses',
    summary: 'Courses, dates, prices, and how to book.',
    words:
      'Training brochure, book a course, workshops, e-learning, online training, events, open day, learning events, register interest.',
    audiences: ['professionals'],
  },
  {
    href: '/board',
    title: 'The board and its groups',
    summary: 'When they meet, what they agreed, and what they asked for.',
    words: 'Board meetings, minutes, papers, actions, executive, subgroups, partnership board, governance.',
  },
  {
    href: '/receipt',
    title: 'Look up what you told us',
    summary: 'With your code you see whether we have read it, and whether it is decided.',
    words: 'Receipt, code, reference, what happened to my referral, did you get it, track.',
  },
  {
    href: '/feedback',
    title: 'Ask us or tell us',
    summary: 'A question, a mistake on a page, a resource that you suggest, a complaint about this site.',
    words: 'Contact the business team, suggest a resource, comments, feedback, query, get in touch.',
  },
  {
    href: '/questions',
    title: 'Questions that others asked',
    summary: 'Questions to the business team, with their answers.',
    words: 'Frequently asked questions, FAQ, answers.',
  },
  {
    href: '/changes',
    title: 'What is new, and how to hear of it',
    summary: 'What changed on this site. Follow a topic by e-mail or with a feed.',
    words: 'Newsletter, subscribe, sign up, e-mail alerts, updates, notify me, Atom, RSS, latest.',
  },
  {
    href: '/privacy',
    title: 'What we keep about you',
    summary: 'How we look after what you tell us.',
    words: 'Privacy notice, data protection, GDPR, cookies, my rights, subject access request, confidential.',
  },
  {
    href: '/who-can-see-what',
    title: 'Who can see what',
    summary: 'Which people may see which records.',
    words: 'Access, confidential, who sees my report.',
  },
  {
    href: '/accessibility',
    title: 'Accessibility',
    summary: 'How easy this site is to use, and whom to tell if it is not.',
    words: 'Screen reader, large print, contrast, zoom, disability, easy read.',
  },
];

/** What the search finds of them. */
export const placeEntries = (): SearchEntry[] =>
  PLACES.map((place) => ({ kind: 'place', ref: place.href, ...place }));
