/**
 * The page's end of one run: passes requests on, hands output out, and ends the run when the code loops,
 * floods or forges. It talks to a port and knows neither frame nor worker.
 */
import { format } from '#engine';
import { callsInFlightMax, type CodeEnd, type CodeRunOptions } from '#session/code-runner.ts';
import { readGuestMessage } from './guest-messages.ts';
import {
  type GuestMessage,
  type HostMessage,
  outputBurst,
  outputCharsMax,
  outputLinesMax,
  outputPerSecond,
  sourceCharsMax,
  waitMsMax,
} from './messages.ts';

export interface DeskOptions extends CodeRunOptions {
  readonly port: MessagePort;
  /** Takes the sandbox down with everything in it. */
  readonly close: () => void;
  /** How often the code is asked whether it still answers, and how long it may not. */
  readonly pingMs?: number;
  readonly silentMsMax?: number;
}

export class HostDesk {
  readonly #options: DeskOptions;
  readonly #pingTimer: ReturnType<typeof setInterval>;
  readonly #silentMsMax: number;
  #state: 'starting' | 'running' | 'ended' = 'starting';
  readonly #callIds = new Set<number>();
  readonly #startedMs = performance.now();
  /** When the unanswered ping was sent; the start counts as one. */
  #pingedMs: number | undefined = this.#startedMs;
  /** The last virtual moment that the code was told. */
  #answeredAtMs: number;
  #outputMessages = 0;
  #linesLeft = outputLinesMax;
  #charsLeft = outputCharsMax;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#answeredAtMs = options.ground.nowMs;
    this.#silentMsMax = options.silentMsMax ?? 10_000;
    options.port.onmessage = ({ data }) => this.#take(data);
    this.#pingTimer = setInterval(() => this.#ping(), options.pingMs ?? 1_000);
  }

  stop(): void {
    this.#end({ kind: 'stopped' });
  }

  #end(end: CodeEnd): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    clearInterval(this.#pingTimer);
    this.#options.port.onmessage = null;
    this.#options.port.close();
    this.#options.close();
    this.#options.onEvent({ kind: 'ended', end });
  }

  #halt(reason: string): void {
    this.#end({ kind: 'halted', reason });
  }

  #post(message: HostMessage): void {
    if (this.#state !== 'ended') this.#options.port.postMessage(message);
  }

  #take(data: unknown): void {
    if (this.#state === 'ended') return;
    const message = readGuestMessage(data);
    const isInOrder = message !== undefined && (message.kind === 'ready') === (this.#state === 'starting');
    if (!isInOrder) this.#halt('Stopped: the sandbox said something it can’t say by itself.');
    else this.#heed(message);
  }

  #heed(message: GuestMessage): void {
    switch (message.kind) {
      case 'ready':
        return this.#run();
      case 'pong':
        if (this.#pingedMs === undefined) return this.#halt('Stopped: the sandbox answered what nobody asked.');
        this.#pingedMs = undefined;
        return;
      case 'call':
        return this.#call(message);
      case 'output':
        return this.#output(message);
      case 'finished':
      case 'unsettled':
        return this.#end({ kind: message.kind });
      case 'failed':
        return this.#end({ kind: 'failed', error: message.error });
    }
  }

  #run(): void {
    const { files, ground, onEvent } = this.#options;
    if (files.reduce((chars, { text }) => chars + text.length, 0) > sourceCharsMax) {
      return this.#halt(`Not run: the files together have more than ${format.formatCount(sourceCharsMax, 'character')}.`);
    }
    this.#state = 'running';
    this.#pingedMs = undefined;
    this.#post({ kind: 'run', files, ground });
    onEvent({ kind: 'running' });
  }

  #ping(): void {
    if (this.#pingedMs === undefined) {
      this.#pingedMs = performance.now();
      this.#post({ kind: 'ping' });
      return;
    }
    if (performance.now() - this.#pingedMs < this.#silentMsMax) return;
    const span = format.formatDuration(this.#silentMsMax);
    if (this.#state === 'starting') this.#halt(`Not run: the sandbox did not start within ${span}.`);
    else this.#halt(`Stopped: no sign of life for ${span}. A loop never ends, or the memory is full.`);
  }

  #call({ id, target, body, client }: Extract<GuestMessage, { kind: 'call' }>): void {
    if (this.#callIds.has(id) || this.#callIds.size >= callsInFlightMax) {
      return this.#halt(`Stopped: more than ${callsInFlightMax} requests at a time came out of the sandbox.`);
    }
    this.#callIds.add(id);
    // A program may wait and may not set the clock.
    const livedUntilMs = client.livedUntilMs === undefined ? undefined : Math.min(client.livedUntilMs, this.#answeredAtMs + waitMsMax);
    this.#options.call(target, body, { ...client, livedUntilMs }).then(
      ({ status, headers, body: answer, answeredAtMs }) => {
        this.#callIds.delete(id);
        this.#answeredAtMs = Math.max(this.#answeredAtMs, answeredAtMs ?? 0);
        this.#post({ kind: 'answer', id, status, headers, body: answer, answeredAtMs });
      },
      (thrown: unknown) => {
        this.#callIds.delete(id);
        this.#post({ kind: 'lost', id, reason: thrown instanceof Error ? thrown.message : String(thrown) });
      },
    );
  }

  /** The guest counts for itself what it leaves out; who sends more than it may is not the guest. */
  #output({ lines, omitted }: Extract<GuestMessage, { kind: 'output' }>): void {
    const secondsPassed = (performance.now() - this.#startedMs) / 1000;
    this.#linesLeft -= lines.length;
    for (const { text } of lines) this.#charsLeft -= text.length;
    const isTooOften = ++this.#outputMessages > 2 * (outputBurst + outputPerSecond * (secondsPassed + 1));
    if (isTooOften || this.#linesLeft < 0 || this.#charsLeft < 0) {
      return this.#halt('Stopped: more output came out of the sandbox than it lets out by itself.');
    }
    this.#options.onEvent({ kind: 'output', lines, omitted });
  }
}
