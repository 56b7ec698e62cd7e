import { asset, type Html, html, raw } from '../../../platform/html/index.ts';
import { MARK_WORDS, MARKS } from '../types.ts';

/**
 * The page without anybody on it: the script puts the numbers that this phone keeps into the template. No names are
 * kept, so none can be shown.
 */
export function keptView(): Html {
  const radios = MARKS.map(
    (mark, at) =>
      html`<div class="govuk-radios__item"><input class="govuk-radios__input" id="mark-${at}" type="radio" value="${mark}"><label class="govuk-label govuk-radios__label" for="mark-${at}">${MARK_WORDS[mark]}</label></div>`,
  );
  return html`<h1 class="govuk-heading-l">Register without a connection</h1>
<p>Registers that are kept on this phone open here. Names are not kept: each person has the number that stands beside their name on the register and on its print.</p>
<p role="status" data-said></p>
<div data-shell></div>
<p><a href="/learning/registers">All registers</a> (needs a connection)</p>
<template data-line><div class="ws-card"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend"></legend><div class="govuk-radios govuk-radios--inline govuk-radios--small">${radios}</div></fieldset><label class="govuk-label" for="minutes">Minutes late or early</label><input class="govuk-input govuk-input--width-3" id="minutes" inputmode="numeric" data-minutes></div></template>
<noscript><p>This page needs scripts. The register itself does not.</p></noscript>
${raw(`<script type="module" src="${asset('register.js')}"></script>`)}`;
}
