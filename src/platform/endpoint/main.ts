/** `npm run endpoint`: the engine in Node behind the ordinary DynamoDB protocol. */
import type { Server } from 'node:http';
import { createEndpoint } from './server.ts';
import { asToday, controlTargetPrefix, noLag, type PhysicsGiven, physicsNames, physicsSettings, realisticLag, type Settings } from '#engine';
import type { Disk } from '../disk/disk.ts';
import { DiskError } from '../disk/disk-error.ts';
import { FileDisk } from '../disk/file-disk.ts';
import { MemoryDisk } from '../disk/memory-disk.ts';
import { EngineHost } from '../host/engine-host.ts';
import { realWall } from '../host/wall.ts';
import { type EndpointArguments, readArguments, usage, UsageError } from './arguments.ts';

/** Runs until the process is told to stop. The result is the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    const wanted = readArguments(words);
    if (wanted === 'help') {
      process.stdout.write(usage);
      return 0;
    }
    return await serve(wanted);
  } catch (cause) {
    if (cause instanceof UsageError) {
      process.stderr.write(`${cause.message}\n\n${usage}`);
      return 2;
    }
    process.stderr.write(`${explain(cause)}\n`);
    return 1;
  }
}

async function serve(wanted: EndpointArguments): Promise<number> {
  const settings: Settings = {
    seed: wanted.seed ?? 1,
    startMs: realWall.epochMs(),
    ...(wanted.lag === 'realistic' ? realisticLag : noLag),
    ...(wanted.throttle ? asToday : {}),
    ...wanted.physics,
  };
  const disk: Disk = wanted.data === undefined ? new MemoryDisk() : new FileDisk(wanted.data);
  const host = await EngineHost.open({ disk, settings, wall: realWall });
  try {
    checkBegunWith(host.settings, wanted.physics);
    if (host.opening.damage !== undefined) process.stderr.write(`${host.opening.damage.sentence}\n`);
    if (wanted.speed !== undefined) await setSpeed(host, wanted.speed);
    const { servers, port } = await listenOnLoopback(() => createEndpoint({ host, corsOrigin: wanted.cors }), wanted.port);
    const where = wanted.data === undefined ? 'in memory' : `in ${wanted.data}`;
    process.stdout.write(`Dynascope listens on http://127.0.0.1:${port} (${where}, seed ${host.settings.seed}, x${host.speed})\n`);
    await stopSignal();
    await Promise.all(servers.map(stop));
  } finally {
    await host.close();
  }
  return 0;
}

/** What is stored goes on under the settings that it was begun with. */
function checkBegunWith(settings: Settings, wanted: PhysicsGiven): void {
  const other = physicsNames.find((name) => wanted[name] !== undefined && wanted[name] !== (settings[name] ?? physicsSettings.get(name)!.usual));
  if (other === undefined) return;
  throw new Error(
    `what is in the folder was begun with ${other}=${settings[other] ?? physicsSettings.get(other)!.usual}, and settings hold for a whole story. ` +
      'Leave --setting out, or take another folder with --data DIR.',
  );
}

async function setSpeed(host: EngineHost, speed: number): Promise<void> {
  await host.call({
    target: `${controlTargetPrefix}SetClock`,
    body: JSON.stringify({ Speed: speed }),
    origin: 'page',
  });
}

/** Clients that are given `localhost` may come by IPv4 or by IPv6, which not every machine has. */
async function listenOnLoopback(create: () => Server, wanted: number): Promise<{ servers: Server[]; port: number }> {
  const first = create();
  const port = await listen(first, '127.0.0.1', wanted);
  const second = create();
  const isOnBoth = await listen(second, '::1', port).then(
    () => true,
    () => false,
  );
  return { servers: isOnBoth ? [first, second] : [first], port };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Waits for the answers under way; idle connections are cut. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
}

const orphanCheckMs = 100;

/**
 * Told to stop, or left alone: npm runs its scripts through a shell, and a signal to npm ends that shell
 * without reaching this process.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    const check = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(check);
      resolve();
    }, orphanCheckMs);
    check.unref();
  });
}

/** What happened, and what to do. */
function explain(cause: unknown): string {
  if (cause instanceof DiskError) return cause.message;
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'The port is taken. Stop the other program, or choose another with --port N (0 takes a free one).';
  if (code === 'EACCES') return 'The port may not be used by this user. Choose one above 1023 with --port N.';
  return `The endpoint could not start: ${message}`;
}
