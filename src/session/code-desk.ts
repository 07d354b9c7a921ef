/**
 * Runs a learner's code against the open workspace, and keeps what there is to see of the last run. Its
 * requests are the learner's own: they stand in the history with their traces.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Trace } from '#engine';
import { say } from '#texts/say.ts';
import type { CodeAnswer, CodeEnd, CodeEvent, CodeFile, CodeGround, CodeRunHandle, CodeRunner, OutputLine } from './code-runner.ts';
import type { ClientWord } from './connection.ts';
import type { Exchange } from './exchange.ts';
import type { RecordedCall, Session } from './session.ts';

/** The requests of one run, added up. */
export interface RequestTally {
  readonly count: number;
  readonly refused: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly dollars: number;
  /** The last one, whose road can be shown. */
  readonly lastExchange: number | undefined;
}

export interface CodeRunState {
  readonly phase: 'idle' | 'starting' | 'running' | 'ended';
  readonly lines: readonly OutputLine[];
  /** Lines that were printed and not kept. */
  readonly omitted: number;
  readonly end: CodeEnd | undefined;
  readonly requests: RequestTally;
}

const noRequests: RequestTally = {
  count: 0,
  refused: 0,
  readUnits: 0,
  writeUnits: 0,
  dollars: 0,
  lastExchange: undefined,
};

const idle: CodeRunState = { phase: 'idle', lines: [], omitted: 0, end: undefined, requests: noRequests };

/** How long what has happened may wait until it is shown. */
const gatherMs = 60;

export class CodeDesk {
  readonly store: StoreApi<CodeRunState> = createStore(() => idle);
  readonly #session: Session;
  readonly #loadRunner: () => Promise<CodeRunner>;
  #run: Run | undefined;

  constructor(session: Session, loadRunner: () => Promise<CodeRunner>) {
    this.#session = session;
    this.#loadRunner = loadRunner;
  }

  /** Runs the files; a run that is under way is stopped first. Resolves when the new one has ended. */
  async run(files: readonly CodeFile[]): Promise<CodeEnd> {
    this.stop();
    this.store.setState({ ...idle, phase: 'starting' }, true);
    this.#run = new Run(this.#session, this.store);
    return this.#run.start(this.#loadRunner, files);
  }

  stop(): void {
    this.#run?.stop();
  }
}

class Run {
  readonly #session: Session;
  readonly #store: StoreApi<CodeRunState>;
  readonly #ended: Promise<CodeEnd>;
  #tellEnd: (end: CodeEnd) => void = () => undefined;
  #handle: CodeRunHandle | undefined;
  #isOver = false;
  #calls: RecordedCall[] = [];
  #lines: OutputLine[] = [];
  #omitted = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, store: StoreApi<CodeRunState>) {
    this.#session = session;
    this.#store = store;
    this.#ended = new Promise((resolve) => {
      this.#tellEnd = resolve;
    });
  }

  async start(loadRunner: () => Promise<CodeRunner>, files: readonly CodeFile[]): Promise<CodeEnd> {
    try {
      const [runner, ground] = await Promise.all([loadRunner(), groundOf(this.#session)]);
      if (!this.#isOver) {
        this.#handle = runner.start({
          files,
          ground,
          call: (target, body, client) => this.#call(target, body, client),
          onEvent: (event) => this.#take(event),
        });
      }
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      this.#end({ kind: 'halted', reason: say('Not run: the sandbox could not be loaded. {reason}', { reason }) });
    }
    return this.#ended;
  }

  stop(): void {
    if (this.#handle === undefined) this.#end({ kind: 'stopped' });
    else this.#handle.stop();
  }

  /** Answers go back before they are noted, so that the history's work holds up no code. */
  async #call(target: string, body: string, client: ClientWord | undefined): Promise<CodeAnswer> {
    const answer = await this.#session.connection.call({ target, body, origin: 'learner', client });
    this.#calls.push({ target, body, answer });
    this.#gather();
    return { ...answer, answeredAtMs: answeredAtMs(answer.trace) };
  }

  #take(event: CodeEvent): void {
    switch (event.kind) {
      case 'running':
        this.#store.setState({ phase: 'running' });
        return;
      case 'output':
        this.#lines.push(...event.lines);
        this.#omitted = event.omitted;
        this.#gather();
        return;
      case 'ended':
        this.#end(event.end);
        return;
    }
  }

  #end(end: CodeEnd): void {
    if (this.#isOver) return;
    this.#show();
    this.#isOver = true;
    this.#store.setState({ phase: 'ended', end });
    this.#tellEnd(end);
  }

  #gather(): void {
    this.#timer ??= setTimeout(() => this.#show(), gatherMs);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const added = this.#session.recordAll(this.#calls.splice(0));
    // What is answered after the end stands in the history alone: the screen may show another run by now.
    if (this.#isOver) return;
    const lines = this.#lines.splice(0);
    this.#store.setState((state) => ({
      lines: lines.length === 0 ? state.lines : [...state.lines, ...lines],
      omitted: this.#omitted,
      requests: added.length === 0 ? state.requests : added.reduce(tally, state.requests),
    }));
  }
}

export function answeredAtMs(trace: Trace | undefined): number | undefined {
  const last = trace?.events.at(-1);
  return trace === undefined || last?.type !== 'response.encoded' ? undefined : trace.atMs + last.latencyMs;
}

/** A workspace that has stopped answers no request either; the code meets that by itself. */
export async function groundOf({ connection }: Session): Promise<CodeGround> {
  const [{ nowMs, speed }, { seed, requests }] = await Promise.all([
    connection.clock(),
    connection.about().catch(() => ({ seed: 0, requests: 0 })),
  ]);
  return { nowMs, speed, seed, requests };
}

const tally = (sum: RequestTally, { number, error, cost }: Exchange): RequestTally => ({
  count: sum.count + 1,
  refused: sum.refused + (error === undefined ? 0 : 1),
  readUnits: sum.readUnits + cost.readUnits,
  writeUnits: sum.writeUnits + cost.writeUnits,
  dollars: sum.dollars + cost.dollars,
  lastExchange: number,
});
