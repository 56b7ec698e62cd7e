import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A message as the server accepted it. */
export interface Received {
  messageId: string;
  to: string[];
  from: string;
  subject: string;
  source: string;
}

/** How the server treats the next messages. */
export interface Manners {
  /** Answers RCPT TO with this code instead of 250. */
  refuseRecipient?: number;
  /** Answers the message with this code instead of 250. */
  refuseMessage?: number;
  /** Closes the connection in the middle of DATA. */
  drop?: boolean;
  /** Takes the message and closes the connection before saying so. */
  swallow?: boolean;
  /** Waits this long before answering the message. */
  slowMs?: number;
}

/** A real SMTP server on a port of its own, which keeps what it is given. */
export async function startSmtpSink() {
  const received: Received[] = [];
  const sink = { received, manners: {} as Manners, url: '', close: async () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_, __, callback) =>
      callback(sink.manners.refuseRecipient ? refusal(sink.manners.refuseRecipient) : null),
    onData(stream, session, callback) {
      const { manners } = sink;
      if (manners.drop) return void stream.once('data', () => socketOf(session)?.destroy());
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (manners.slowMs) await delay(manners.slowMs);
        if (manners.refuseMessage) return callback(refusal(manners.refuseMessage));
        received.push(read(Buffer.concat(chunks).toString('utf8'), session));
        if (manners.swallow) socketOf(session)?.destroy();
        else callback();
      });
    },
  });
  // Dropped connections are part of what is tested.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  sink.close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const sockets = new Map<string, Socket>();
  server.server.on('connection', (socket: Socket) => sockets.set(`${socket.remotePort}`, socket));
  const socketOf = (session: SMTPServerSession) => sockets.get(`${session.remotePort}`);
  return sink;
}

export type SmtpSink = Awaited<ReturnType<typeof startSmtpSink>>;

function refusal(code: number): Error {
  return Object.assign(new Error('not now'), { responseCode: code });
}

function read(source: string, session: SMTPServerSession): Received {
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(source)?.[1] ?? '';
  const { mailFrom, rcptTo } = session.envelope;
  return {
    messageId: header('Message-ID'),
    to: rcptTo.map(({ address }) => address),
    from: mailFrom === false ? '' : mailFrom.address,
    subject: header('Subject'),
    source,
  };
}
