/** The kinds of agency and the purposes of team that the database takes; a test holds the two together. */
export const agencyKinds = [
  "children's social care",
  'police',
  'health',
  'education',
  'early years',
  'probation',
  'housing',
  'voluntary',
  'transport',
  'border',
  'partnership',
  'other',
] as const;

export const teamPurposes = [
  'front door',
  'area to be found',
  'emergency duty',
  'locality',
  'other',
] as const;
