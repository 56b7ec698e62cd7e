import { type MailDriver, SendingError } from './driver.ts';
import { notifyDriver } from './notify.ts';
import { smtpDriver } from './smtp.ts';

/** The settings of mail; see `config.ts`. */
export interface MailSettings {
  mode: 'trial' | 'live';
  MAIL_FROM: string;
  /** A trial really sends only where this says so. */
  TRIAL_SENDS_MAIL?: boolean | undefined;
  SMTP_URL?: string | undefined;
  NOTIFY_API_KEY?: string | undefined;
  NOTIFY_TEMPLATE_ID?: string | undefined;
  NOTIFY_SMS_TEMPLATE_ID?: string | undefined;
}

/**
 * GOV.UK Notify where a key is given, else the SMTP server. A trial keeps everything in its own mailbox unless it is
 * told to send: its people are invented, and an address that somebody typed to try it may be anybody's.
 */
export function chooseDriver(settings: MailSettings): MailDriver {
  if (settings.mode === 'trial' && !settings.TRIAL_SENDS_MAIL) return trialMailbox;
  if (settings.NOTIFY_API_KEY && settings.NOTIFY_TEMPLATE_ID)
    return notifyDriver({
      apiKey: settings.NOTIFY_API_KEY,
      emailTemplateId: settings.NOTIFY_TEMPLATE_ID,
      smsTemplateId: settings.NOTIFY_SMS_TEMPLATE_ID,
    });
  if (settings.SMTP_URL) return smtpDriver({ url: settings.SMTP_URL, from: settings.MAIL_FROM });
  return noService;
}

/** Whether texts go out from here, or into the trial's mailbox. */
export function sendsTexts(settings: MailSettings): boolean {
  if (settings.mode === 'trial' && !settings.TRIAL_SENDS_MAIL) return true;
  return Boolean(settings.NOTIFY_API_KEY && settings.NOTIFY_TEMPLATE_ID && settings.NOTIFY_SMS_TEMPLATE_ID);
}

/** Sends nothing: what a trial would have sent is read on `/outbox`. */
export const trialMailbox: MailDriver = { send: async () => 'kept' };

// Messages wait, are counted as unsent and end as dead letters that can be replayed: nothing is lost in silence.
const noService: MailDriver = {
  send: async () => {
    throw new SendingError('NoMailService', '');
  },
};
