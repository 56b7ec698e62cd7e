import { card, type Html, html } from '../../platform/html/index.ts';

/** How many places wait for the reader's yes or no. */
export const panelView = (waiting: number): Html =>
  card({
    title: 'Places for your staff',
    body:
      waiting === 0
        ? html`<p>No place waits for your word.</p>`
        : html`<p><strong>${waiting}</strong> ${waiting === 1 ? 'waits' : 'wait'} for your word.</p>`,
    foot: html`<a href="/learning/staff">Open the bookings of my staff</a>`,
  });
