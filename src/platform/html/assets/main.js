import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  Tabs,
} from 'asset:govuk.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

/** Leaves no entry for this page behind the Back button; the official one does. */
class LeaveThisSite extends ExitThisPage {
  exitPage() {
    document.body.classList.add('govuk-exit-this-page-hide-content');
    document.title = '…';
    this.$overlay = document.createElement('div');
    this.$overlay.className = 'govuk-exit-this-page-overlay';
    this.$overlay.setAttribute('role', 'alert');
    document.body.append(this.$overlay);
    this.$overlay.textContent = 'Loading.';
    window.location.replace(this.$button.href);
  }
}

/** A radio may not carry aria-expanded; what it opens follows it at once in reading order. */
class OpeningRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute('aria-expanded');
  }
}

const parts = [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  LeaveThisSite,
  NotificationBanner,
  OpeningRadios,
  PasswordInput,
  Tabs,
];
for (const part of parts) createAll(part);
