import {
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
    window.location.replace(this.$button.href);
  }
}

const parts = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  LeaveThisSite,
  NotificationBanner,
  PasswordInput,
  Radios,
  Tabs,
];
for (const part of parts) createAll(part);
