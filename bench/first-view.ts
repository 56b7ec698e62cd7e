import { request } from 'node:http';

/** Bytes of a page with everything that it loads before anybody does anything, bodies alone, by what the browser accepts. */
export interface FirstView {
  path: string;
  raw: number;
  gzip: number;
  br: number;
  zstd: number;
}

/** Loads a page and what its markup and scripts name, packed in each way. Fonts count once, and always. */
export async function firstViewOf(origin: string, path: string): Promise<FirstView> {
  const html = (await load(origin, path, 'identity')).toString();
  const named = new Set([...html.matchAll(/\/assets\/[\w.-]+/g)].map(([asset]) => asset));
  for (const asset of [...named].filter((each) => each.endsWith('.js')))
    for (const [inner] of (await load(origin, asset, 'identity'))
      .toString()
      .matchAll(/\/assets\/[\w.-]+\.js/g))
      named.add(inner);
  const all = [path, ...named];
  const bytes = async (encoding: string) => {
    const sizes = await Promise.all(all.map(async (each) => (await load(origin, each, encoding)).byteLength));
    return sizes.reduce((sum, each) => sum + each, 0);
  };
  return {
    path,
    raw: await bytes('identity'),
    gzip: await bytes('gzip'),
    br: await bytes('gzip, br'),
    zstd: await bytes('gzip, deflate, br, zstd'),
  };
}

/** As it comes over the wire: `fetch` would unpack it. */
function load(origin: string, path: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request(origin + path, { headers: { 'accept-encoding': encoding } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`));
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => void chunks.push(chunk));
      answer.once('end', () => resolve(Buffer.concat(chunks)));
    })
      .once('error', reject)
      .end();
  });
}
