import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // The official components write these, and they are right: a link that acts as a button and a grouped fieldset.
    'prefer-native-element': 'off',
    'no-redundant-role': 'off',
    'no-implicit-button-type': 'off',
    // The official summary of errors stands above the page's own heading, which axe looks for.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // Our own files, from our own address.
    'require-sri': 'off',
    'long-title': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
  },
});

/** What is wrong with a whole document's markup, one line each; empty when there is nothing. */
export async function invalidHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) =>
    result.messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  );
}
