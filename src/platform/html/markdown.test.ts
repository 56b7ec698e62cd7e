import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksOfMarkdown, markdown, wordsOfMarkdown } from './index.ts';

test('what is written as markup is shown as it was written, and runs nowhere', () => {
  for (const hostile of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[press](javascript:alert(1))',
    '[press](data:text/html,<script>alert(1)</script>)',
    '[press](//elsewhere.example/x)',
    '![a](https://elsewhere.example/pixel.png)',
    '[press](https://a.example "x\\" onmouseover=\\"alert(1)")',
    '# <b id="main">x</b>',
    '<javascript:alert(1)>',
  ]) {
    const drawn = markdown(hostile).toString();
    const bare = drawn.replace(/="[^"]*"/g, '=""');
    assert.doesNotMatch(drawn, /<(script|img|b|iframe|svg)\b/i, hostile);
    assert.doesNotMatch(drawn, /href="(javascript|data|\/\/)/i, hostile);
    assert.doesNotMatch(bare, /<[^>]+\son\w+=/i, hostile);
  }
});

test('headings begin below the title, are named once each, and the words and links can be read out', () => {
  const source = '# Who to ring\n\nRing [us](tel:101).\n\n## Who to ring\n\n| A | B |\n|--|--|\n| 1 | 2 |';
  const drawn = markdown(source).toString();
  assert.match(drawn, /<h2 class="govuk-heading-m" id="who-to-ring">[\s\S]*<h2 [^>]*id="who-to-ring-2">/);
  assert.match(drawn, /<th class="govuk-table__header" scope="col">A/);
  assert.equal(wordsOfMarkdown(source).split('\n')[1], 'Ring us.');
  assert.deepEqual(linksOfMarkdown(source), ['tel:101']);
});
