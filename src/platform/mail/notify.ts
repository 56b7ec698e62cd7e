import { NotifyClient } from 'notifications-node-client';
import { HopelessError } from '../jobs/index.ts';
import { type MailDriver, type Outgoing, SendingError } from './driver.ts';

export interface NotifySettings {
  apiKey: string;
  /** A template whose subject is ((subject)) and whose body is ((body)). */
  emailTemplateId: string;
  /** A template whose body is ((body)); without it no text is sent. */
  smsTemplateId?: string | undefined;
  /** Where the API is, when it is not GOV.UK's. */
  baseUrl?: string | undefined;
  timeoutSeconds?: number;
}

/**
 * E-mail and texts through GOV.UK Notify. It takes our id as its reference; before trying again we ask whether
 * it already has that reference, so that an answer lost on the way sends nothing twice.
 */
export function notifyDriver(settings: NotifySettings): MailDriver {
  const client = settings.baseUrl
    ? new NotifyClient(settings.baseUrl, settings.apiKey)
    : new NotifyClient(settings.apiKey);
  const { restClient } = client.apiClient;
  const timeout = (settings.timeoutSeconds ?? 20) * 1000;
  const bounded = (options: object) => restClient({ ...options, timeout });
  client.setClient(bounded as typeof restClient);
  return {
    async send(message) {
      try {
        return (await knownAs(client, message)) ?? (await deliver(client, settings, message));
      } catch (error) {
        throw asOurs(error);
      }
    },
  };
}

async function knownAs(client: NotifyClient, { id, attempt }: Outgoing): Promise<string | undefined> {
  if (attempt === 1) return undefined;
  const { data } = await client.getNotifications(undefined, undefined, id);
  return data.notifications[0]?.id;
}

async function deliver(client: NotifyClient, settings: NotifySettings, message: Outgoing): Promise<string> {
  const { subject, body, id: reference, to } = message;
  if (message.channel === 'email') {
    // Notify takes an address of this sort with https alone.
    const oneClick = message.unsubscribe?.startsWith('https:')
      ? { oneClickUnsubscribeURL: message.unsubscribe }
      : {};
    const options = { personalisation: { subject, body }, reference, ...oneClick };
    return (await client.sendEmail(settings.emailTemplateId, to, options)).data.id;
  }
  if (settings.smsTemplateId === undefined) throw new HopelessError('NoTextService', 'Notify');
  return (await client.sendSms(settings.smsTemplateId, to, { personalisation: { body }, reference })).data.id;
}

// 400 is about this message. A bad key (403), a limit (429), a fault (5xx) or silence can pass.
function asOurs(error: unknown): Error {
  if (error instanceof HopelessError) return error;
  const status = statusOf(error);
  if (status === 400) return new HopelessError('NotifyRefused', '400');
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'Unknown';
  return new SendingError('NotifyError', status === undefined ? code : String(status));
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  const { response } = error;
  if (typeof response !== 'object' || response === null || !('status' in response)) return undefined;
  return typeof response.status === 'number' ? response.status : undefined;
}
