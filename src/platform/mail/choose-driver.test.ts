import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDriver, trialMailbox } from './choose-driver.ts';

const MAIL_FROM = 'messages@windscreen.example';
const services = [
  { SMTP_URL: 'smtp://127.0.0.1:9' },
  { NOTIFY_API_KEY: 'key', NOTIFY_TEMPLATE_ID: 'template' },
] as const;

test('a trial keeps what it writes to itself until it is told to send, whichever service is set', () => {
  for (const service of [{}, ...services])
    assert.equal(chooseDriver({ mode: 'trial', MAIL_FROM, ...service }), trialMailbox);
  for (const service of services) {
    const driver = chooseDriver({ mode: 'trial', TRIAL_SENDS_MAIL: true, MAIL_FROM, ...service });
    assert.notEqual(driver, trialMailbox);
    driver.close?.();
  }
});

test('live mode never keeps to itself what somebody must be told', () => {
  for (const service of [{}, ...services]) {
    const driver = chooseDriver({ mode: 'live', MAIL_FROM, ...service });
    assert.notEqual(driver, trialMailbox);
    driver.close?.();
  }
});
