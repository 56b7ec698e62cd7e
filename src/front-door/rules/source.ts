/** The 22 codes of the national list of referral sources (children in need census, item 8866). */
export const SOURCES = {
  '1A': 'Family, relative or carer',
  '1B': 'Acquaintance, neighbour or childminder',
  '1C': 'The young person',
  '1D': 'Another person',
  '2A': 'School',
  '2B': 'Education service',
  '3A': 'GP',
  '3B': 'Health visitor',
  '3C': 'School nurse',
  '3D': 'Other primary health service',
  '3E': 'Emergency department',
  '3F': 'Other health service',
  '4': 'Housing',
  '5A': 'Council, adults’ social care',
  '5B': 'Council, another service',
  '5C': 'Another council',
  '5D': 'Council, early help',
  '6': 'Police',
  '7': 'Court, probation, immigration or prison',
  '8': 'Other organisation',
  '9': 'Anonymous',
  '10': 'Not known',
} as const;

export type SourceCode = keyof typeof SOURCES;
