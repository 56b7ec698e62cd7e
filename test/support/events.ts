/** Who told what a form adds to somebody's record, and when. */
export const toldBy = {
  ...{ how: 'said', 'said-by': 'her mother' },
  ...{ 'told-day': '20', 'told-month': '11', 'told-year': '2026' },
};

/** What the form of a chronology takes: believable, but for what a test says otherwise. */
export const eventOf = (fields: Record<string, string | readonly string[]> = {}) => ({
  ...{
    'on-day': '3',
    'on-month': '5',
    'on-year': '2026',
    time: '10:15 pm',
    what: 'Police were called to the flat',
  },
  ...{ kind: 'domestic-abuse', weight: 'significant', agency: 'Thurrock Children’s Social Care', ...toldBy },
  ...fields,
});
