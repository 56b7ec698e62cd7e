import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** The compiler in a thread of its own: it takes a document's data and gives the PDF, one after another. */
const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8');
// Nothing is read from this folder: pictures are given by these names, and stand in memory alone.
const workspace = fileURLToPath(new URL('.', import.meta.url));
const compiler = NodeCompiler.create({ workspace });

interface Job {
  paper: string;
  pictures: readonly { path: string; bytes: Uint8Array }[];
}

parentPort?.on('message', ({ paper, pictures }: Job) => {
  for (const { path, bytes } of pictures) compiler.mapShadow(join(workspace, path), Buffer.from(bytes));
  parentPort?.postMessage(answerTo(paper));
  // What was compiled is people's business and must not stay in the compiler's memory.
  compiler.resetShadow();
  compiler.evictCache(0);
});

function answerTo(paper: string): { pdf: Buffer } | { failed: string } {
  try {
    const request = { mainFileContent: template, inputs: { paper }, resetRead: true };
    return { pdf: compiler.pdf(request, { pdfStandard: 'ua-1' }) };
  } catch (thrown) {
    return { failed: placeOf(thrown) };
  }
}

/** What went wrong without any of the document's words: the compiler's messages may quote them. */
function placeOf(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  const [kind = 'unknown'] =
    /could not be displayed|failed to parse JSON|PDF\/UA-1 error/.exec(String(code)) ?? [];
  return kind;
}
