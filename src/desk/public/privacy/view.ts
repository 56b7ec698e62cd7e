import { type Html, html } from '../../../platform/html/index.ts';
import { type Contact, contactView } from '../contact/view.ts';

/** What is kept about the reader and about a child they tell of, and what they may ask for. */
export function privacyView(contact: Contact): Html {
  return html`<h1>Privacy</h1>
<p class="ws-lead">We keep what we need to keep children safe. We do not sell it. We do not watch what you do here.</p>
<h2>What we keep</h2>
<ul><li>What you tell us about a child and the people around them.</li>
<li>Your name and how to reach you, if you give them. You do not have to.</li>
<li>What you typed and did not send: for a day, or for 30 days if you saved it with a code. Then it goes.</li>
<li>What we decide, why, and who decided it.</li>
<li>A list of each time someone opens a record: who it was, and when.</li></ul>
<h2>Why we may keep it</h2>
<p>The law says that councils, the police and the health service must work as one to keep children safe. That is why we may use what you tell us. We do not need a yes for that. For help that you may take or leave, we ask you first.</p>
<h2>Who we share it with</h2>
<p>Only people who need it to help that child. See <a href="/who-can-see-what">who can see what</a>. If a child is at risk we may have to tell others, such as the police, and we tell you when we can do so safely.</p>
<h2>How long we keep it</h2>
<p>Each council sets this. It is a long time for a record about a child, so that they can read it when they are grown. Ask the council where the child lives.</p>
<h2>What you can ask for</h2>
<ul><li>To see what is held about you.</li>
<li>To have mistakes put right. Where we do not agree, your words are kept next to ours.</li>
<li>To know who has looked at your record.</li>
<li>To have something removed, or used less. We cannot always do so. We say why.</li></ul>
${contactView(contact)}
<p>If you are not happy with our answer, you can tell the <a href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">Information Commissioner</a>.</p>
<h2>Cookies</h2>
<p>This site uses two at most. Both go when you close your browser or sign out.</p>
<ul><li>One ties the form that you fill in to your browser, so that no one else can send it.</li>
<li>One keeps you signed in, if you work here or came in with a code from an email.</li></ul>
<p>There is no tracking and there are no adverts. No other site is told that you were here.</p>
<h2>If someone may check your phone or computer</h2>
<p>“Leave this site” takes you to the weather at once. If someone then presses Back, they do not see what you read or typed. You need your code to see it again. But the list of pages you have been to is not cleared, nor the numbers if you chose to keep them on the phone. Use a private window, or a phone that no one else looks at.</p>`;
}
