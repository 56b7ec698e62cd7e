import { type Html, html, NOTHING, telephone } from '../../../platform/html/index.ts';

/** How to reach whoever runs this installation, as its settings say. */
export interface Contact {
  email: string | undefined;
  phone: string | undefined;
}

/** Where to write and whom to call about the site itself; a trial may have nobody. */
export function contactView({ email, phone }: Contact): Html {
  if (!email && !phone) return html`<p>This is a trial. It has no one to write to yet.</p>`;
  const write = email ? html`<li>Write to <a href="mailto:${email}">${email}</a></li>` : NOTHING;
  const call = phone ? html`<li>Call ${telephone(phone)}</li>` : NOTHING;
  return html`<ul>${write}${call}</ul>`;
}
