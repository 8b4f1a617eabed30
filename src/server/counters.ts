import { REASONS } from '../codes/redirect/words.ts';

/** What the server counts since it was started: see `renderMetrics`. */
export type Counters = ReturnType<typeof openCounters>;

export function openCounters() {
  return {
    /** Answers to requests for codes, by status. */
    answers: new Map<number, number>(),
    /** Requests for what no code can be: programs that look for weak servers, icons. */
    strange: 0,
    /** Visits by the number of their reason. */
    reasons: REASONS.map(() => 0),
    likelyHuman: 0,
    machine: 0,
    repeat: 0,
    unknown: 0,
    tooMany: 0,
    turns: 0,
    longestTurnMs: 0,
    reloads: 0,
  };
}

export function countAnswer({ answers }: Counters, status: number): void {
  answers.set(status, (answers.get(status) ?? 0) + 1);
}

/** What is so at the moment. */
export type Gauges = {
  readonly connections: number;
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  readonly startedAt: number;
  readonly loading: boolean;
  readonly spilling: boolean;
  readonly putAside: number;
  readonly takenIn: number;
  readonly held: number;
  readonly lost: number;
};

type Sample = readonly [labels: string, value: number];

/** The counters as Prometheus reads them (text format 0.0.4). */
export function renderMetrics(counters: Counters, gauges: Gauges): string {
  const { answers, reasons, likelyHuman, machine, repeat } = counters;
  const one = (value: number): readonly Sample[] => [['', value]];
  return [
    metric(
      'pscrm_answers_total',
      'counter',
      'Answers to requests for codes, by status.',
      [...answers].map(([status, n]) => [`{status="${status}"}`, n]),
    ),
    metric(
      'pscrm_visits_total',
      'counter',
      'Recorded visits, by why they ended where they did.',
      reasons
        .map((n, at): Sample => [`{reason="${REASONS[at] ?? ''}"}`, n])
        .filter(([, n]) => n > 0),
    ),
    metric('pscrm_visitors_total', 'counter', 'Recorded visits, by who came.', [
      ['{who="human"}', likelyHuman],
      ['{who="repeat"}', repeat],
      ['{who="machine"}', machine],
    ]),
    metric(
      'pscrm_unknown_codes_total',
      'counter',
      'Requests for codes that do not exist.',
      one(counters.unknown),
    ),
    metric(
      'pscrm_unknown_paths_total',
      'counter',
      'Requests for paths that no code can have.',
      one(counters.strange),
    ),
    metric(
      'pscrm_guesses_refused_total',
      'counter',
      'Requests refused for too many wrong guesses.',
      one(counters.tooMany),
    ),
    metric('pscrm_turns_total', 'counter', 'Transactions that kept visits.', one(counters.turns)),
    metric(
      'pscrm_longest_turn_seconds',
      'gauge',
      'The longest of them.',
      one(counters.longestTurnMs / 1000),
    ),
    metric(
      'pscrm_reloads_total',
      'counter',
      'Changes of the workspace that were taken up.',
      one(counters.reloads),
    ),
    metric(
      'pscrm_loading',
      'gauge',
      '1 while codes are read into memory, or changes of many.',
      one(gauges.loading ? 1 : 0),
    ),
    metric(
      'pscrm_spilling',
      'gauge',
      '1 while the database cannot be written.',
      one(gauges.spilling ? 1 : 0),
    ),
    metric(
      'pscrm_visits_put_aside_total',
      'counter',
      'Visits that could not be written at once.',
      one(gauges.putAside),
    ),
    metric(
      'pscrm_visits_taken_in_total',
      'counter',
      'Visits that were taken in from spill files.',
      one(gauges.takenIn),
    ),
    metric('pscrm_visits_held', 'gauge', 'Visits that are in memory alone.', one(gauges.held)),
    metric(
      'pscrm_visits_lost_total',
      'counter',
      'Visits for which there was no room at all.',
      one(gauges.lost),
    ),
    metric('pscrm_connections', 'gauge', 'Open connections.', one(gauges.connections)),
    metric(
      'process_cpu_seconds_total',
      'counter',
      'Processor time of the server.',
      one(gauges.cpuSeconds),
    ),
    metric(
      'process_resident_memory_bytes',
      'gauge',
      'Memory of the server.',
      one(gauges.memoryBytes),
    ),
    metric(
      'process_start_time_seconds',
      'gauge',
      'When it was started.',
      one(gauges.startedAt / 1000),
    ),
  ].join('');
}

function metric(name: string, type: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}
