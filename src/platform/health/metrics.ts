import { monitorEventLoopDelay } from 'node:perf_hooks';
import { unsealedRows } from '../audit/index.ts';
import type { Database } from '../db/index.ts';
import { type JobFigures, jobFigures } from '../jobs/index.ts';
import type { Metric } from './prometheus.ts';
import type { Gauge, Vitals } from './vitals.ts';

const delays = monitorEventLoopDelay({ resolution: 20 });

/** Everything that is watched, as it stands now. */
export async function readMetrics(
  database: Database,
  vitals: Vitals,
  gauges: readonly Gauge[],
  now: Temporal.Instant,
): Promise<Metric[]> {
  const { unsealed, read } = await database.work(now, async (db) => ({
    unsealed: await unsealedRows(db),
    read: await readInTurn(gauges, (gauge) => gauge.read(db, now)),
  }));
  const slices = gauges.map((gauge, n) => ({
    name: `windscreen_${gauge.name}`,
    help: gauge.help,
    type: 'gauge' as const,
    samples: read[n] ?? [],
  }));
  return [
    ...slices,
    ...jobMetrics(await jobFigures(database, now)),
    gauge('audit_unsealed', 'Audit rows that no signed batch holds yet.', unsealed),
    gauge('audit_sealing_fault', '1 when audit rows cannot be sealed.', vitals.sealing?.fault ? 1 : 0),
    gauge('jobs_running', '1 when this process does work after commits.', vitals.jobsRunning ? 1 : 0),
    {
      name: 'windscreen_http_request_duration_seconds',
      help: 'Time to answer, by route pattern and class of status.',
      type: 'histogram',
      samples: vitals.latencies.samples(),
    },
    ...processMetrics(),
  ];
}

// One connection serves a transaction, so its queries take turns.
async function readInTurn<Item, Result>(items: readonly Item[], read: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  for (const item of items) results.push(await read(item));
  return results;
}

function jobMetrics(figures: JobFigures): Metric[] {
  const byTopic = (kind: 'waiting' | 'active' | 'due') =>
    figures.topics.map((topic) => ({ labels: { topic: topic.topic }, value: topic[kind] }));
  return [
    gauge('messages_unsent', 'Messages that should have gone and have not.', figures.unsentMessages),
    gauge('message_oldest_unsent_seconds', 'Age of the oldest of them.', figures.oldestUnsentSeconds),
    gauge('dead_letters', 'Work given up that nobody has settled.', figures.deadLetters),
    gauge('outbox_waiting', 'Rows that the relay has not handed on.', figures.outboxWaiting),
    gauge('outbox_oldest_seconds', 'Age of the oldest of them.', figures.oldestOutboxSeconds),
    { ...gauge('queue_depth', 'Work not begun, by topic.', 0), samples: byTopic('waiting') },
    { ...gauge('queue_active', 'Work under way, by topic.', 0), samples: byTopic('active') },
  ];
}

function processMetrics(): Metric[] {
  delays.enable();
  return [
    gauge('process_resident_bytes', 'Memory of this process.', process.memoryUsage.rss()),
    gauge('process_uptime_seconds', 'Seconds since this process began.', process.uptime()),
    gauge(
      'event_loop_delay_p99_seconds',
      'How long work waited for this process, since it was first asked.',
      Number.isNaN(delays.percentile(99)) ? 0 : delays.percentile(99) / 1e9,
    ),
  ];
}

function gauge(name: string, help: string, value: number): Metric {
  return { name: `windscreen_${name}`, help, type: 'gauge', samples: [{ value }] };
}
