/** The local authorities of the partnership, each with its own front door. */
export const AREAS = ['southend', 'essex', 'thurrock'] as const;
export type Area = (typeof AREAS)[number];

export const AREA_NAMES: Readonly<Record<Area, string>> = {
  southend: 'Southend',
  essex: 'Essex',
  thurrock: 'Thurrock',
};

/** Whether the text is one of the partnership's areas. */
export function isArea(text: unknown): text is Area {
  return AREAS.some((area) => area === text);
}
