import { card, type Html, html } from '../../platform/html/index.ts';

interface Counts {
  waiting: number;
  stale: number;
  wrong: number;
  gone: number;
}

/** What there is to do about the directory, each with the list that shows it. */
export function deskPanelView({ waiting, stale, wrong, gone }: Counts, mayPublish: boolean): Html {
  const line = (count: number, show: string, one: string, many: string) =>
    count === 0
      ? []
      : [
          html`<li><a href="/directory/work?show=${show}"><strong>${count.toLocaleString('en-GB')}</strong> ${count === 1 ? one : many}</a></li>`,
        ];
  const waits = mayPublish ? 'for your approval' : 'to be approved';
  const lines = [
    ...line(waiting, 'waiting', `entry waits ${waits}`, `entries wait ${waits}`),
    ...line(stale, 'stale', 'of yours should be checked again', 'of yours should be checked again'),
    ...line(
      wrong,
      'wrong',
      'of yours has something that does not work',
      'of yours have something that does not work',
    ),
    ...line(gone, 'gone', 'of yours is gone from its source', 'of yours are gone from their source'),
  ];
  return card({
    title: 'Directory of services',
    body:
      lines.length > 0
        ? html`<ul class="govuk-list">${lines}</ul>`
        : html`<p>Nothing waits, and nothing of yours is to be put right.</p>`,
    foot: html`<a href="/directory/work?show=all">All entries that you may write</a>`,
  });
}
