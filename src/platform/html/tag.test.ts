import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeText, type Html, html, raw } from './tag.ts';

test('strings are escaped in text and in attributes', () => {
  const name = `<b>"O'Hara" & son</b>`;
  assert.equal(
    String(html`<p title="${name}">${name}</p>`),
    `<p title="${escapeText(name)}">&lt;b&gt;&quot;O&#39;Hara&quot; &amp; son&lt;/b&gt;</p>`,
  );
});

test('markup passes once, lists are joined, numbers print, absent things do not', () => {
  const items = ['a', '<b>'].map((word) => html`<li>${word}</li>`);
  assert.equal(
    String(html`<ul>${items}</ul>${0}${false}${null}${undefined}${raw('<hr>')}`),
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>0<hr>',
  );
});

test('a promise is refused rather than printed later', () => {
  const late = Promise.resolve('late') as unknown as Html;
  assert.throws(() => html`<p>${late}</p>`, /await it first/);
});
