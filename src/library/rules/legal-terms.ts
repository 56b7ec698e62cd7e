/**
 * Terms of law and names of bodies that a text must call by their name. Each counts as one short word. Words that
 * somebody only finds hard to replace do not belong here.
 */
const NAMES = [
  'Public Sector Bodies \\(Websites and Mobile Applications\\) Accessibility Regulations 2018',
  'Web Content Accessibility Guidelines 2\\.2',
  'Equality and Human Rights Commission',
  'Equality Advisory and Support Service',
  'Information Commissioner',
  'level AA',
  "(?:[A-Z][\\w’'-]* (?:(?:and|of|to|in|the) )*)+Act (?:19|20)\\d\\d",
  'Working Together to Safeguard Children',
  'Keeping Children Safe in Education',
  'United Nations Convention on the Rights of the Child',
  '(?:National )?Child Death (?:Overview Panel|Review|Mortality Database)',
  'Child Safeguarding Practice Review(?: Panel)?',
  'National Referral Mechanism',
  'Single Competent Authority',
  'Disclosure and Barring Service',
  'Teaching Regulation Agency',
  'Internet Watch Foundation',
  'British Transport Police',
  'Charity Commission',
  'Ofsted',
  'Crimestoppers',
];
const TERMS = [
  '(?:local authority )?designated officers?',
  'designated safeguarding leads?',
  'independent reviewing officers?',
  'emergency protection orders?',
  'police protection',
  'graded care profile(?: 2)?',
  'female genital mutilation',
  'private foster(?:ing|ed)',
  'child protection',
  'modern slavery',
  'parental responsibility',
  'significant harm',
  '(?:child )?sexual exploitation',
  '(?:child )?criminal exploitation',
  'domestic abuse',
  'harmful sexual behaviour',
  'psychoactive',
  'local authorit(?:y|ies)',
  'safeguarding partnerships?',
  'safeguarding',
];
/*
 * What law and treaties have called things in words that blame a child: a text that tells of them must name them so.
 * Offences as sections 48 to 50 of the Sexual Offences Act 2003 named them until 2015; the protocol of the United
 * Nations of 2000; and the offence under section 6 of the Bail Act 1976.
 */
const SO_CALLED = [
  'sale of children,? child prostitution and child pornography',
  'causing or inciting child prostitution or pornography',
  'controlling a child prostitute or a child involved in pornography',
  'arranging or facilitating child prostitution or pornography',
  'offence of absconding',
];
const NAMED = new RegExp(`\\b(?:${NAMES.join('|')})`, 'g');
const TERMED = new RegExp(`\\b(?:${TERMS.join('|')})\\b`, 'gi');
const CALLED_SO = new RegExp(`\\b(?:${SO_CALLED.join('|')})\\b`, 'gi');

/** A text with each term of law as one short word. */
export const withoutLegalTerms = (text: string): string => text.replace(NAMED, 'law').replace(TERMED, 'law');

/** A text without the names of laws, offences and treaties, whatever words they use. */
export const withoutLegalNames = (text: string): string => text.replace(NAMED, ' ').replace(CALLED_SO, ' ');
