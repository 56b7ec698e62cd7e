import { type AddressInfo, createServer } from 'node:net';

/** A scanner that speaks as clamd does, and finds what holds `SIGNATURE`. */
export interface Scanner {
  /** As the setting CLAMD has it. */
  address: string;
  /** Everything it was given, one after the other. */
  seen: Buffer[];
  close(): Promise<void>;
}

export const SIGNATURE = 'WINDSCREEN-TEST-SIGNATURE';

/** Understands `zPING` and `zINSTREAM`: chunks with their length before them, and one of no length at the end. */
export async function startScanner(most = 300_000): Promise<Scanner> {
  const seen: Buffer[] = [];
  const server = createServer((socket) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let said = false;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      if (said) return;
      chunks.push(chunk);
      size += chunk.length;
      const bytes = size > most ? undefined : Buffer.concat(chunks);
      const answer = bytes ? answerTo(bytes, seen) : 'INSTREAM size limit exceeded. ERROR';
      if (answer === undefined) return;
      said = true;
      socket.end(`${answer}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `tcp://127.0.0.1:${port}`,
    seen,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

const COMMAND = 'zINSTREAM\0';

function answerTo(bytes: Buffer, seen: Buffer[]): string | undefined {
  if (bytes.toString('latin1') === 'zPING\0') return 'PONG';
  if (bytes.length < COMMAND.length) return undefined;
  if (bytes.toString('latin1', 0, COMMAND.length) !== COMMAND) return 'UNKNOWN COMMAND';
  const content: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) {
      const whole = Buffer.concat(content);
      seen.push(whole);
      return whole.includes(SIGNATURE) ? 'stream: Windscreen.Test.UNOFFICIAL FOUND' : 'stream: OK';
    }
    content.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
