/**
 * The worker of the sandbox, from its first message to the end of the run. It is bundled with the SDK into
 * one script (see `../vite-plugin.ts`).
 *
 * What is needed of the browser is taken before the learner's code runs; afterwards that code may have
 * changed anything.
 */
import { createRandom } from '#engine/kernel/random.ts';
import type { CodeFile, CodeGround } from '#session/code-runner.ts';
import { CallerTime } from '../../sdk/caller-time.ts';
import type { GuestMessage, HostMessage } from '../messages.ts';
import { CallQueue } from './call-queue.ts';
import { guestConsole } from './console.ts';
import { randomUuid, stubs, trimGlobals } from './globals.ts';
import { BufferBudget } from './memory.ts';
import { type FileBody, runModules } from './modules.ts';
import { Output } from './output.ts';
import { sdkPackages } from './packages.ts';
import { Places } from './places.ts';
import { CountedTimers, type RawTimers } from './timers.ts';

const typedArrayBytesMax = 512 * 1024 ** 2;

/** How often it is looked whether there is anything left to wait for. */
const idleCheckMs = 20;
/** Looks in a row without anything to wait for: after the code's last line, and while it still awaits. */
const idleChecksWhenDone = 2;
const idleChecksWhenAwaiting = 100;

/** Runs something when all that is ready to go on has gone on; faster than timers, which wait for 4 ms. */
function quiet(): (run: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const runs: (() => void)[] = [];
  port1.onmessage = () => runs.shift()?.();
  const hop = port2.postMessage.bind(port2, null);
  return (run) => {
    runs.push(() => {
      runs.push(run);
      hop();
    });
    hop();
  };
}

function open(port: MessagePort): void {
  const post = port.postMessage.bind(port) as (message: GuestMessage) => void;
  const now = performance.now.bind(performance);
  const { timeOrigin } = performance;
  const raw: RawTimers = {
    setTimeout: setTimeout.bind(globalThis),
    clearTimeout: clearTimeout.bind(globalThis),
    setInterval: setInterval.bind(globalThis),
  };
  const RawBlob = Blob;
  const makeUrl = URL.createObjectURL.bind(URL);
  const listen = addEventListener.bind(globalThis);

  const places = new Places();
  const timers = new CountedTimers(raw);
  const calls = new CallQueue(post);
  const output = new Output({
    post: (lines, omitted) => post({ kind: 'output', lines, omitted }),
    now,
    after: (ms, run) => void raw.setTimeout(run, ms),
  });

  let isOver = false;
  const end = (message: GuestMessage): void => {
    if (isOver) return;
    isOver = true;
    output.flush();
    post(message);
  };
  const fail = (thrown: unknown): void => end({ kind: 'failed', error: places.describe(thrown) });

  const load = async (file: string, text: string): Promise<FileBody> => {
    const url = makeUrl(new RawBlob([text], { type: 'text/javascript' }));
    places.add(url, file);
    const loaded = (await import(/* @vite-ignore */ url)) as { default: FileBody };
    return loaded.default;
  };

  const whenQuiet = quiet();
  const run = async (files: readonly CodeFile[], ground: CodeGround): Promise<void> => {
    const time = new CallerTime({ ...ground, wallMs: now, isBusy: () => calls.count > 0, whenQuiet });
    const random = createRandom(ground.seed).fork('code').fork(ground.requests);
    let draws = 0;
    Math.random = () => random.unit(draws++);
    let isDone = false;
    let idleChecks = 0;
    raw.setInterval(() => {
      idleChecks = calls.count + timers.count + time.waiting > 0 ? 0 : idleChecks + 1;
      if (isDone && idleChecks >= idleChecksWhenDone) end({ kind: 'finished' });
      else if (!isDone && idleChecks >= idleChecksWhenAwaiting) end({ kind: 'unsettled' });
    }, idleCheckMs);
    await runModules({ files, packages: sdkPackages(calls.call, time), load }).catch(fail);
    isDone = true;
    idleChecks = 0;
  };

  port.onmessage = ({ data }: MessageEvent<HostMessage>) => {
    if (data.kind === 'answer') calls.answer(data);
    else if (data.kind === 'lost') calls.lose(data);
    else if (data.kind === 'ping') post({ kind: 'pong' });
    else void run(data.files, data.ground);
  };
  listen('unhandledrejection', (event) => {
    event.preventDefault();
    fail(event.reason);
  });
  listen('error', (event) => {
    event.preventDefault();
    fail(event.error);
  });

  trimGlobals(globalThis);
  new BufferBudget(typedArrayBytesMax).guard(globalThis as unknown as Record<string, unknown>);
  Object.assign(globalThis, stubs, {
    performance: { now, timeOrigin },
    setTimeout: timers.setTimeout,
    setInterval: timers.setInterval,
    clearTimeout: timers.clear,
    clearInterval: timers.clear,
    console: guestConsole({ output, here: () => places.here(), now }),
  });
  Object.defineProperty(crypto, 'randomUUID', { value: randomUuid });
  // The way from a line of the learner's through the SDK and back is longer than the ten places kept by default.
  Error.stackTraceLimit = 100;
  post({ kind: 'ready' });
}

globalThis.onmessage = ({ ports: [port] }: MessageEvent) => {
  globalThis.onmessage = null;
  if (port !== undefined) open(port);
};
