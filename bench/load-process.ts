import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import type { LoadAnswer, LoadOrder, Shot } from './load.ts';

/*
 * The load generator: a process of its own, so that its work is not the server's. Closed loop: each connection
 * asks again as soon as it was answered.
 */

process.on('message', (order: LoadOrder) => {
  void fire(order).then((answer) => process.send?.(answer));
});

async function fire(order: LoadOrder): Promise<LoadAnswer> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const result = { latencies: [] as number[], bytes: 0, failures: [] as string[] };
  const deadline = performance.now() + order.seconds * 1000;
  let next = 0;
  const lane = async () => {
    while (next < order.count && performance.now() < deadline) {
      const shot = order.shots[next % order.shots.length];
      next += 1;
      if (shot) await one(agent, order.port, shot, result);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: order.connections }, lane));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return {
    latencies: result.latencies,
    seconds,
    wireBytes: result.bytes / result.latencies.length,
    failures: result.failures.slice(0, 5),
  };
}

function one(
  agent: Agent,
  port: number,
  shot: Shot,
  result: { latencies: number[]; bytes: number; failures: string[] },
): Promise<void> {
  const { method = 'GET', path, headers, body } = shot;
  return new Promise((resolve) => {
    const started = performance.now();
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      const { socket } = response;
      response.resume();
      response.once('end', () => {
        result.latencies.push(performance.now() - started);
        result.bytes += bytesRead(socket);
        if (response.statusCode !== shot.status)
          result.failures.push(`${method} ${path}: ${response.statusCode}`);
        resolve();
      });
    });
    sent.once('error', (error) => {
      result.failures.push(`${method} ${path}: ${error.message}`);
      resolve();
    });
    sent.end(body);
  });
}

const before = new WeakMap<Socket, number>();

// A connection carries one request at a time, so what it read since its last answer is this answer.
function bytesRead(socket: Socket): number {
  const since = socket.bytesRead - (before.get(socket) ?? 0);
  before.set(socket, socket.bytesRead);
  return since;
}
