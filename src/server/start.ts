import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { openWhoami } from '../codes/redirect/whoami.ts';
import { fileError, foreignCode, PscrmError } from '../core/errors.ts';
import { databaseError } from '../db/errors.ts';
import type { Database } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import type { LogForm } from './access-log.ts';
import type { PageMaker } from './answers.ts';
import { brandOf } from './brand.ts';
import { openCounters, renderMetrics } from './counters.ts';
import { openFront } from './front.ts';
import { BEAT_MS, type Holder, holdWorkspace, type Self } from './holder.ts';
import { type KeeperEvent, openKeeper } from './keeper.ts';
import { landingHeaders } from './landing/page.ts';
import type { MachinePages } from './machine-pages.ts';
import { openPictures } from './pictures.ts';
import { openRedirects } from './redirects.ts';
import { waitingVisits } from './spilled.ts';
import { openTurns } from './turns.ts';

export type ServerOptions = {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** A visit is on the disk before it is answered, for a power cut. */
  readonly durable: boolean;
  /** Proxies of one's own in front: see `clientAddress`. */
  readonly proxies: number;
  readonly connections: number;
  readonly log: LogForm;
};

/** What somebody should hear of while the server runs. */
export type ServerEvent =
  | KeeperEvent
  | { readonly event: 'taken-over' }
  | { readonly event: 'bug'; readonly why: string };

/** All that a server has of the outside world besides its sockets and the workspace. */
export type ServerWorld = {
  readonly now: () => number;
  readonly stopwatch: () => number;
  readonly self: Self & {
    readonly cpuSeconds: () => number;
    readonly memoryBytes: () => number;
  };
  /** Lines of the access log. */
  readonly write: (lines: string) => void;
  readonly tell: (event: ServerEvent) => void;
};

export type RunningServer = {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  /** Stops accepting, answers what is under way, keeps what is to be kept. */
  readonly stop: () => Promise<void>;
};

const HEADER_BYTES = 16 * 1024;
/** A phone in a lift is slow; a connection that sends a byte a second is no phone. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
/** So often is it looked at who is too slow. */
const SLOW_MS = 2_000;
/** Longer than proxies keep theirs, so that none sends into a connection that is just closed. */
const IDLE_MS = 75_000;
const LAST_ANSWERS_MS = 5_000;

const WATCH_MS = 250;
const PIECE_MS = 5;

/**
 * Serves the codes of a workspace until it is stopped.
 * @throws server-running, address-in-use, address-refused, and what the database says
 */
export async function startServer(
  db: Database,
  options: ServerOptions,
  world: ServerWorld,
): Promise<RunningServer> {
  const { now, self } = world;
  const holder = holdWorkspace(db, self, `${options.host}:${options.port}`, now());
  try {
    return await serve(db, options, world, holder);
  } catch (error) {
    try {
      holder.letGo();
    } catch {
      // What went wrong before matters more.
    }
    throw databaseError(error, db.name);
  }
}

async function serve(
  db: Database,
  options: ServerOptions,
  world: ServerWorld,
  holder: Holder,
): Promise<RunningServer> {
  const { now, stopwatch, self, tell, write } = world;
  const startedAt = now();
  setPragmas(db, options.durable);
  const newId = (): string => `${now()}-${randomBytes(4).toString('hex')}`;
  let hasTakenIn = false;
  const keeper = openKeeper(db, { durable: options.durable, newId, now }, (event) => {
    hasTakenIn ||= event.event === 'taken-in';
    tell(event);
  });
  const noSpill = keeper.noSpill();
  // Whom it could redirect but not record, it does not promise to serve.
  if (noSpill !== null) throw fileError(noSpill, `${db.name}-spill-…`);
  // From here on nothing waits for other programs: who waits is the loop, and everybody with it.
  db.pragma('busy_timeout = 0');
  const counters = openCounters();
  const pictures = openPictures(db);
  let maker = readMaker(db, pictures.href);
  const redirects = openRedirects(db, waitingVisits(db), now, () => {
    maker = readMaker(db, pictures.href);
    counters.reloads += 1;
  });
  let isStopping = false;

  const turns = openTurns({
    redirects,
    keeper,
    counters,
    maker: () => maker,
    log: options.log,
    write,
    now,
    stopwatch,
    onBug: (error) => tell({ event: 'bug', why: String(error) }),
  });
  const pages: MachinePages = {
    pictures,
    whoami: openWhoami(db),
    readiness: () => ({
      ready: keeper.isWhole() && !isStopping,
      why: keeper.why(),
      stopping: isStopping,
      waiting: keeper.counts.waiting,
      lost: keeper.counts.lost,
    }),
    metrics: () =>
      renderMetrics(counters, {
        connections,
        cpuSeconds: self.cpuSeconds(),
        memoryBytes: self.memoryBytes(),
        startedAt,
        loading: redirects.isBehind(),
        spilling: keeper.why() !== null,
        putAside: keeper.counts.putAside,
        takenIn: keeper.counts.takenIn,
        held: keeper.held(),
        lost: keeper.counts.lost,
      }),
  };
  const front = openFront({
    turns,
    pages,
    basePath: () => maker.basePath,
    proxies: options.proxies,
    isStopping: () => isStopping,
  });
  const limits = {
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: SLOW_MS,
    keepAliveTimeout: IDLE_MS,
  };
  const server = createServer(limits, front);
  server.maxConnections = options.connections;
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.on('close', () => (connections -= 1));
  });
  const url = await listen(server, options).catch((error: unknown) => {
    // Nobody was answered: no empty file is left behind.
    keeper.close();
    throw error;
  });

  let watch: NodeJS.Timeout;
  const look = (): void => {
    const more = keeper.tick() || (keeper.isWhole() && hasMoreChanges());
    watch = setTimeout(look, more ? PIECE_MS : WATCH_MS);
  };
  const hasMoreChanges = (): boolean => {
    try {
      if (hasTakenIn) redirects.countAnew();
      hasTakenIn = false;
      return redirects.refresh();
    } catch {
      // The database cannot be read now; what is in memory goes on, and it is tried again.
      return false;
    }
  };
  watch = setTimeout(look, PIECE_MS);
  const beat = setInterval(() => {
    try {
      if (!holder.beat(now())) tell({ event: 'taken-over' });
    } catch {
      // Another program is writing: the next beat will do.
    }
  }, BEAT_MS);

  const stop = async (): Promise<void> => {
    isStopping = true;
    await close(server);
    clearTimeout(watch);
    clearInterval(beat);
    keeper.close();
    try {
      holder.letGo();
    } catch {
      // It is taken over at once all the same: its process is gone.
    }
  };
  return { url, stop };
}

function setPragmas(db: Database, durable: boolean): void {
  db.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
  // The last page of visits is written by every turn: the longer the log, the fewer copies of it.
  db.pragma('wal_autocheckpoint = 4000');
}

function readMaker(
  db: Database,
  pictureHref: PageMaker['pictureHref'],
): PageMaker & { readonly basePath: string } {
  const { base_url: baseUrl } = readSettings(db);
  const basePath = URL.canParse(baseUrl) ? new URL(baseUrl).pathname.replace(/\/+$/, '') : '';
  const brand = brandOf(db);
  return { brand, headers: landingHeaders(brand), baseUrl, basePath, pictureHref };
}

/** @throws address-in-use, address-refused */
async function listen(server: Server, { host, port }: ServerOptions): Promise<string> {
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, host, port);
  }
  const address = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${at}`;
}

function listenError(error: unknown, host: string, port: number): unknown {
  const params = { host, port };
  switch (foreignCode(error)) {
    case 'EADDRINUSE':
      return new PscrmError('address-in-use', params, { cause: error });
    case 'EADDRNOTAVAIL':
    case 'EACCES':
    case 'ENOTFOUND':
      return new PscrmError('address-refused', params, { cause: error });
    default:
      return error;
  }
}

/** Ends when all connections have: idle ones at once, others with their answer or after some seconds. */
function close(server: Server): Promise<void> {
  return new Promise((done) => {
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const last = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(last);
      done();
    });
  });
}
