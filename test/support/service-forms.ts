/** A service as an editor writes it, every box that must be filled. */
export const written = (given: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  title: 'Saturday Kite Club',
  newOrganization: 'Kites for All',
  description: 'Children make and fly kites with a grown-up.',
  status: 'active',
  levels: ['1'],
  ways: ['self'],
  areas: ['southend'],
  phone: '01632 960990',
  free: 'yes',
  when: 'Saturday 10:00 to 12:00, in term time',
  'place-1-address': '1 Cliff Top',
  'place-1-town': 'Southend-on-Sea',
  'place-1-postcode': 'SS1 2AB',
  ...given,
});
