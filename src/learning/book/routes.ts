import { anyone } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { cancelBooking, moveBooking, showChange, takeOffer } from '../change/page.ts';
import { substitute } from '../change/substitute.ts';
import { looksAfter } from '../compliance/person/page.ts';
import { showBooking, showBookings } from '../own/page.ts';
import { saveNeeds, showBookedList } from './booked/page.ts';
import { book, bookList, showBook, showBookList } from './page.ts';

// Whole agencies share an address: this stops machines, not a busy morning.
const limit = { name: 'booking', times: 120, minutes: 10 };
const LIST = '/learning/sessions/:id/book-list';
const of = '/learning/bookings/:id';

/** Booking, and what becomes of it. Anybody: what exists for whom is for row-level security to say. */
export const bookRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/learning/sessions/:id/book',
    permission: anyone,
    handler: (page) => showBook(page),
  },
  { method: 'POST', path: '/learning/sessions/:id/book', permission: anyone, handler: book, limit },
  { method: 'GET', path: LIST, permission: looksAfter, handler: (page) => showBookList(page) },
  { method: 'POST', path: LIST, permission: looksAfter, handler: bookList, limit },
  {
    method: 'GET',
    path: '/learning/booked/:id',
    permission: looksAfter,
    handler: (page) => showBookedList(page),
  },
  { method: 'POST', path: '/learning/booked/:id', permission: looksAfter, handler: saveNeeds },
  { method: 'GET', path: '/learning/bookings', permission: anyone, handler: showBookings },
  { method: 'GET', path: of, permission: anyone, handler: showBooking },
  { method: 'GET', path: `${of}/cancel`, permission: anyone, handler: (page) => showChange(page, 'cancel') },
  { method: 'POST', path: `${of}/cancel`, permission: anyone, handler: cancelBooking },
  {
    method: 'GET',
    path: `${of}/substitute`,
    permission: anyone,
    handler: (page) => showChange(page, 'substitute'),
  },
  { method: 'POST', path: `${of}/substitute`, permission: anyone, handler: substitute },
  { method: 'GET', path: `${of}/move`, permission: anyone, handler: (page) => showChange(page, 'move') },
  { method: 'POST', path: `${of}/move`, permission: anyone, handler: moveBooking },
  { method: 'POST', path: `${of}/take`, permission: anyone, handler: takeOffer },
];
