/** Who told what a form adds to somebody's record, and when. */
export const toldBy = {
  ...{ how: 'said', 'said-by': 'her mother' },
  ...{ 'told-day': '20', 'told-month': '11', 'told-year': '2026' },
};
