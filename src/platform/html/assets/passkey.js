import 'asset:webauthn.js';

const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser;

if (browserSupportsWebAuthn())
  for (const form of document.querySelectorAll('form[data-passkey]')) offer(form);

/** Shows a form that needs a passkey's answer: asks for it when the form is sent, then sends it with the answer. */
function offer(form) {
  form.hidden = false;
  for (const note of document.querySelectorAll('[data-passkey-without]')) note.hidden = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const says = form.querySelector('[data-passkey-says]');
    says.textContent = '';
    try {
      const optionsJSON = await optionsFor(form);
      const ask = form.dataset.passkey === 'create' ? startRegistration : startAuthentication;
      form.elements.answer.value = JSON.stringify(await ask({ optionsJSON }));
      form.submit();
    } catch (error) {
      says.textContent = words(error);
    }
  });
}

async function optionsFor(form) {
  const body = new URLSearchParams({ csrf: form.elements.csrf.value });
  const response = await fetch(form.dataset.options, { method: 'POST', body });
  if (!response.ok) throw new Error(`options: ${response.status}`);
  return response.json();
}

function words(error) {
  if (error.name === 'InvalidStateError') return 'This device holds a passkey for you already.';
  if (error.name === 'NotAllowedError') return 'No passkey was given. Try again, or choose another way in.';
  return 'That did not work. Load this page again and try once more.';
}
