import type { Audience, BookingState, Course, Delivery, OrganisationType, Role } from '../types.ts';

export const ORGANISATION_WORDS: Readonly<Record<OrganisationType, string>> = {
  voluntary: 'Voluntary organisation or charity',
  health: 'Health service',
  police: 'Police',
  probation: 'Probation',
  'local-government': 'Council',
  school: 'School, college or nursery run by the state',
  'community-interest': 'Community interest company',
  private: 'Private or independent organisation',
  individual: 'I come for myself',
};

export const DELIVERY_WORDS: Readonly<Record<Delivery, string>> = {
  'face to face': 'Face to face',
  virtual: 'Online, live',
  'e-learning': 'E-learning, in your own time',
  'external link': 'Run by somebody else',
};

export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  'direct-workers': 'People who work directly with children',
  managers: 'Managers and supervisors',
  'designated-leads': 'Designated safeguarding leads',
  schools: 'Schools and early years',
  everybody: 'Everybody',
};

/** As somebody says it of themselves. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'direct-workers': 'Work directly with children or families',
  managers: 'Manage or supervise people who do',
  'designated-leads': 'Lead on safeguarding (designated lead)',
  schools: 'Work in a school or in early years',
  other: 'Something else',
};

export const STATE_WORDS: Readonly<Record<BookingState, string>> = {
  requested: 'Waits for the training lead',
  waiting: 'In the queue',
  offered: 'A place is offered',
  confirmed: 'Place confirmed',
  cancelled: 'Cancelled',
  attended: 'Came',
  'no-show': 'Did not come',
};

export const COURSE_STATE_WORDS: Readonly<Record<Course['state'], string>> = {
  draft: 'Draft',
  open: 'Open',
  closed: 'Closed',
};

/** "12 of 20 places left", "Full, 3 wait": how it stands with places. */
export function placesWords({ capacity, taken }: { capacity: number; taken: number }): string {
  const left = capacity - taken;
  if (left <= 0) return 'Full: you can join the queue';
  return `${left} of ${capacity} place${capacity === 1 ? '' : 's'} left`;
}

/** How a session stands, from its facts alone. */
export function sessionState(session: {
  cancelledAt: Temporal.Instant | null;
  movedAt: Temporal.Instant | null;
  capacity: number;
  taken: number;
}): 'cancelled' | 'full' | 'moved' | 'open' {
  if (session.cancelledAt !== null) return 'cancelled';
  if (session.taken >= session.capacity) return 'full';
  return session.movedAt !== null ? 'moved' : 'open';
}
