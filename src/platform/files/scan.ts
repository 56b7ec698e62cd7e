import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** The scanner could not be asked, or could not say. What it was to look at is not kept. */
export class NotScanned extends Error {}

/** It is larger than the scanner takes (its setting StreamMaxLength): it will be so the next time too. */
export class TooLargeToScan extends NotScanned {}

const PATIENCE = 60_000;
const PING_PATIENCE = 5_000;

/**
 * Has clamd look at a file (its command INSTREAM): true when it found nothing, false when it found something.
 * @param address `tcp://HOST:PORT` or `unix:/PATH`
 * @param patience milliseconds without a word after which it is given up
 * @throws NotScanned
 */
export async function isHarmless(address: string, path: string, patience = PATIENCE): Promise<boolean> {
  try {
    const words = await ask(address, patience, (socket) => stream(socket, path));
    if (/^stream: OK$/.test(words)) return true;
    if (/^stream: .+ FOUND$/.test(words)) return false;
    throw /size limit exceeded/.test(words) ? new TooLargeToScan() : new NotScanned(words.slice(0, 200));
  } catch (error) {
    // What it says of a file that is too large is lost where it hangs up on what is still being sent. One that hangs up
    // and answers all the same meant that.
    if (error instanceof HungUp && (await isThere(address))) throw new TooLargeToScan();
    throw error;
  }
}

class HungUp extends NotScanned {}

const isThere = (address: string): Promise<boolean> =>
  ask(address, PING_PATIENCE, async (socket) => void socket.write('zPING\0')).then(
    (words) => words === 'PONG',
    () => false,
  );

/** Says something to clamd and gives back what it answers. @throws NotScanned */
async function ask(
  address: string,
  patience: number,
  say: (socket: Socket) => Promise<void>,
): Promise<string> {
  const socket = dial(address);
  let connected = false;
  socket.on('connect', () => {
    connected = true;
  });
  try {
    const said = answerOf(socket, patience);
    // Listened to before everything is said: it hangs up early on what is too large for it.
    said.catch(() => undefined);
    await Promise.race([say(socket), said]);
    return await said;
  } catch (error) {
    if (error instanceof NotScanned) throw error;
    if (connected) throw new HungUp('the scanner hung up', { cause: error });
    throw new NotScanned('the scanner cannot be reached', { cause: error });
  } finally {
    socket.destroy();
  }
}

function dial(address: string): Socket {
  if (address.startsWith('unix:')) return connect(address.slice('unix:'.length));
  const { hostname, port } = new URL(address);
  return connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
}

async function stream(socket: Socket, path: string): Promise<void> {
  const length = (bytes: number) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(bytes);
    return head;
  };
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path)) {
    socket.write(length(chunk.length));
    await new Promise<void>((resolve, reject) =>
      socket.write(chunk, (error) => (error ? reject(error) : resolve())),
    );
  }
  socket.write(length(0));
}

function answerOf(socket: Socket, patience: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = '';
    socket.setTimeout(patience, () => reject(new NotScanned('the scanner does not answer')));
    socket.on('data', (chunk) => {
      words += chunk.toString('latin1');
      const end = words.indexOf('\0');
      if (end >= 0) resolve(words.slice(0, end));
      else if (words.length > 10_000) reject(new NotScanned('the scanner says too much'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new HungUp('the scanner hung up')));
  });
}
