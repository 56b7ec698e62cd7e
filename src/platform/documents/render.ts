import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import { picturesOf, typeset } from './typeset.ts';

/** Why there is no document; nothing was changed, and asking again may help. */
export class DocumentFailed extends Error {
  readonly why: 'too slow' | 'too busy' | 'fault';
  constructor(why: DocumentFailed['why'], place: string = why) {
    super(place);
    this.name = 'DocumentFailed';
    this.why = why;
  }
}

export interface Press {
  /**
   * A tagged PDF/UA-1 of the document. Never called inside a transaction.
   * @throws DocumentFailed when it takes longer than the limit, too many are waiting, or the compiler refuses it
   */
  print(paper: Paper): Promise<Buffer>;
}

export interface PressLimits {
  /** Milliseconds that one document may take. */
  longest: number;
  /** Documents that may wait for their turn. */
  waiting: number;
  /** Milliseconds without work after which the compiler's thread ends and gives its memory back. */
  idle: number;
}

type Answer = { pdf: Uint8Array } | { failed: string };

/** A press with one thread: documents are short, and one at a time leaves the other core to the pages. */
export function createPress(limits: PressLimits = { longest: 20_000, waiting: 20, idle: 120_000 }): Press {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let queued = 0;
  let resting: NodeJS.Timeout | undefined;

  const stop = () => {
    void worker?.terminate();
    worker = undefined;
  };

  async function compile(paper: Paper): Promise<Buffer> {
    clearTimeout(resting);
    worker ??= new Worker(new URL('./typst-worker.ts', import.meta.url));
    try {
      const pictures = picturesOf(paper).map(({ path, bytes }) => ({ path, bytes }));
      const answer = await answerOf(worker, { paper: typeset(paper), pictures }, limits.longest);
      if ('failed' in answer) throw new DocumentFailed('fault', `typst: ${answer.failed}`);
      return Buffer.from(answer.pdf);
    } catch (error) {
      stop();
      throw error;
    } finally {
      worker?.unref();
      resting = setTimeout(stop, limits.idle).unref();
    }
  }

  return {
    async print(paper) {
      if (queued > limits.waiting) throw new DocumentFailed('too busy');
      queued += 1;
      const turn = last.then(() => compile(paper));
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        queued -= 1;
      }
    },
  };
}

/** What the compiler's thread is given: what the template reads, and the pictures that it names. */
interface Job {
  paper: string;
  pictures: readonly { path: string; bytes: Uint8Array }[];
}

function answerOf(worker: Worker, job: Job, longest: number): Promise<Answer> {
  worker.ref();
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const late = setTimeout(() => reject(new DocumentFailed('too slow')), longest);
  const died = (error?: unknown) =>
    reject(new DocumentFailed('fault', error instanceof Error ? error.name : 'the thread ended'));
  worker.once('message', resolve).once('error', died).once('exit', died);
  worker.postMessage(job);
  return promise.finally(() => {
    clearTimeout(late);
    worker.off('message', resolve).off('error', died).off('exit', died);
  });
}
