import nodemailer, { type NodemailerError } from 'nodemailer';
import { HopelessError } from '../jobs/index.ts';
import { withOrganiser } from './calendar.ts';
import { type MailDriver, type Outgoing, SendingError } from './driver.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password in it where the server wants them. */
  url: string;
  from: string;
  /** Longest wait for a connection, and for each answer. */
  timeoutSeconds?: number;
}

/**
 * Plain-text mail through an SMTP server. The Message-ID is made from the message's own id: where a crash or a
 * dropped connection makes us send again, the mailbox sees the same message.
 */
export function smtpDriver({ url, from, timeoutSeconds = 20 }: SmtpSettings): MailDriver {
  const patience = timeoutSeconds * 1000;
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send(message) {
      if (message.channel !== 'email') throw new HopelessError('NoTextService', 'SMTP');
      const messageId = `<${message.id}@${host}>`;
      try {
        await transport.sendMail({ ...mail(message, from), messageId });
      } catch (error) {
        throw asOurs(error);
      }
      return messageId;
    },
    close: () => transport.close(),
  };
}

function mail(message: Outgoing, from: string) {
  return {
    // As objects: a string would be parsed, and could name several people.
    from: { name: '', address: from },
    to: { name: '', address: message.to },
    subject: message.subject,
    text: message.body,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(message.unsubscribe === undefined ? {} : oneClick(message.unsubscribe)),
    },
    ...calendarParts(message.calendar ?? [], from),
  };
}

// The first is what mail programs offer to take in; parts that are left lie beside it, for one file is one entry.
function calendarParts([first, ...rest]: NonNullable<Outgoing['calendar']>, from: string) {
  if (!first) return {};
  return {
    icalEvent: { method: first.method, filename: 'training.ics', content: withOrganiser(first.file, from) },
    attachments: rest.map(({ method, file }, at) => ({
      filename: `training-${at + 2}.ics`,
      content: withOrganiser(file, from),
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    })),
  };
}

// RFC 8058: the address answers a POST by itself.
const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

// 5xx about the recipient or the message is for good. A refused sign-in is ours to put right, so it waits.
function asOurs(error: unknown): Error {
  const { code, responseCode } = error instanceof Error ? (error as NodemailerError) : {};
  const said = String(responseCode ?? code ?? 'Unknown');
  const aboutThis = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (aboutThis && (responseCode === undefined || responseCode >= 500))
    return new HopelessError('SmtpRefused', said);
  return new SendingError('SmtpError', said);
}
