import { type Html, html } from '../../../platform/html/index.ts';
import { type Contact, contactView } from '../contact/view.ts';

/** The accessibility statement that the law asks of a public body's site. */
export function accessibilityView(contact: Contact): Html {
  return html`<h1>Accessibility</h1>
<p class="ws-lead">We want everyone to be able to use this site, at once and without help.</p>
<p>On any page you can:</p>
<ul><li>zoom in to 400% and still read it without going from side to side</li>
<li>get about with just a keyboard</li>
<li>use a screen reader or speak to your device</li>
<li>turn scripts off: each page and each form still works</li>
<li>use dark colours, or colours of your own</li>
<li>take your time: nothing on the public pages runs out while you type</li></ul>
<p>The letters are in a typeface made for people who find reading hard. We write in short words.</p>
<h2>How well we meet the rules</h2>
<p>The rules are the Web Content Accessibility Guidelines 2.2, at level AA. We test each page against them by machine, at three widths, and by keyboard.</p>
<p>This site is partly compliant. What is missing is below.</p>
<h2>What does not work well yet</h2>
<ul><li>People who use a screen reader each day have not tested it yet. Machine tests find only some of the faults.</li>
<li>The site is in English only.</li>
<li>There is no easy read or sign language yet.</li></ul>
<h2>Tell us what is wrong</h2>
<p>If a page does not work for you, tell us. Say which page it was. Ask for it in large print, in easy read, by phone or in any other form that suits you.</p>
${contactView(contact)}
<p>To tell us about a child you can always call. The numbers are on each page.</p>
<h2>If our answer is not good enough</h2>
<p>The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018. If you are not happy with our answer, the <a href="https://www.equalityadvisoryservice.com/" rel="noreferrer">Equality Advisory and Support Service</a> can help you.</p>
<p class="ws-quiet">We wrote this page on <time datetime="2026-11-21">21 November 2026</time>.</p>`;
}
