import type { CleanUp } from '../platform/jobs/index.ts';
import { londonDate } from '../platform/time/index.ts';
import { giveOffers } from './bookings/offer.ts';
import { chargeCleanUps } from './charges/clean-ups.ts';
import { remindHolders } from './credentials/remind.ts';
import { askFeeds } from './feeds/job.ts';
import { tellWhatIsDue } from './messages/due.ts';
import { forgetBookingLists } from './store/booking-list.ts';
import { forgetPrivate } from './store/due.ts';
import { forgetWhoAnswered } from './store/feedback-due.ts';
import { forgetInterest } from './store/interest.ts';

/** What is done again and again: free places are offered on, messages go when due, and what is private goes in time. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'credentials that lapse soon', every: { hours: 1 }, remove: remindHolders },
  { name: 'free training places are offered on', every: { minutes: 1 }, remove: giveOffers },
  { name: 'training messages that are due', every: { minutes: 10 }, remove: tellWhatIsDue },
  {
    name: 'payers and needs of bookings run out',
    every: { hours: 12 },
    remove: (db, now) => forgetPrivate(db, londonDate(now)),
  },
  { name: 'events of others are fetched', every: { hours: 12 }, remove: askFeeds },
  { name: 'lists of people that were booked', every: { hours: 12 }, remove: forgetBookingLists },
  { name: 'addresses that wanted to hear of dates', every: { hours: 12 }, remove: forgetInterest },
  { name: 'who gave answers that stand', every: { hours: 6 }, remove: forgetWhoAnswered },
  ...chargeCleanUps,
];
