/** When progress was last told, and of which step. */
let told = { at: 0, step: '' };

const say = (words: string) => void process.stderr.write(`${words}\n`);

/** One line that is written over on a terminal, and a line for each step elsewhere; at most five a second. */
export function progress(step: string, done: number, of?: number, more = ''): void {
  const now = performance.now();
  if (process.stderr.isTTY ? now - told.at < 200 : step === told.step) return;
  told = { at: now, step };
  const amount = of ? `${Math.floor((100 * done) / of)} %` : done.toLocaleString('en-GB');
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${step} … ${amount}${more}`);
  else say(`${step} …`);
}

/** Takes that line away. */
export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
