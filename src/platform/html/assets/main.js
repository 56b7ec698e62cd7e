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

// Of this tab only, and gone with it: somebody left by the way out.
const LEFT = 'left';

function noteLeaving() {
  try {
    sessionStorage.setItem(LEFT, '');
  } catch {
    // A browser that keeps nothing: the page that is left goes from its history all the same.
  }
}

/** Whoever presses Back after somebody left is sent to the same place; whoever comes anew is not. */
function holdBack(isBack) {
  try {
    if (!isBack) sessionStorage.removeItem(LEFT);
    else if (sessionStorage.getItem(LEFT) !== null) {
      document.body.classList.add('govuk-exit-this-page-hide-content');
      window.location.replace(BY_SCRIPT);
    }
  } catch {
    // Nothing was noted.
  }
}

const BY_SCRIPT = '/leave?by=script';

if (document.querySelector('.govuk-exit-this-page')) {
  holdBack(performance.getEntriesByType('navigation')[0]?.type === 'back_forward');
  window.addEventListener('pageshow', ({ persisted }) => persisted && holdBack(true));
}

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
    noteLeaving();
    window.location.replace(BY_SCRIPT);
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
