/**
 * Runs learners' functions when their triggers invoke them: each invocation in a sandbox of its own, one after
 * the other, by the tab that writes. What the function asks of DynamoDB stands in the history.
 */
import { say } from '#texts/say.ts';
import { answeredAtMs, groundOf } from './code-desk.ts';
import type { CodeEnd, CodeFile, CodeRunner, OutputLine } from './code-runner.ts';
import { type RecordedCall, RefusedError, type Session, type SessionState } from './session.ts';
import { lookAt, readTriggers } from './triggers.ts';

interface PendingInvocation {
  readonly InvocationId: string;
  readonly UUID: string;
  readonly FunctionName: string;
  readonly TimeoutSeconds: number;
  /** JSON text. */
  readonly Event: string;
}

/** What came of the last invocation of a trigger, for whoever writes its function. */
export interface FunctionLog {
  readonly invocationId: string;
  readonly lines: readonly OutputLine[];
  readonly error: string | undefined;
}

/** A line of output that begins so holds what the function has returned. */
const resultMark = 'dynascope:result ';

const mainOf = (event: string): string => `import { handler } from './handler';
const result = await handler(JSON.parse(${JSON.stringify(event)}), {});
console.log(${JSON.stringify(resultMark)} + (JSON.stringify(result) ?? 'null'));
`;

/** A function that neither ends nor loops is stopped after so much real time, whatever its time-out. */
const wallMsMax = 15_000;

export class TriggerRunner {
  readonly #session: Session;
  readonly #loadRunner: () => Promise<CodeRunner>;
  readonly #logs = new Map<string, FunctionLog>();
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: () => void;
  #isRunning = false;
  #hasNews = true;
  #isClosed = false;
  #version = 0;

  constructor(session: Session, loadRunner: () => Promise<CodeRunner>) {
    this.#session = session;
    this.#loadRunner = loadRunner;
    this.#unsubscribe = session.store.subscribe((state, before) => {
      if (state.role !== before.role || hasInvoked(state, before)) this.look();
    });
    this.look();
  }

  /** By the trigger's id. */
  get logs(): ReadonlyMap<string, FunctionLog> {
    return this.#logs;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Counts up with every answer. */
  get version(): number {
    return this.#version;
  }

  /** Looks for invocations that wait, and runs them. */
  look(): void {
    this.#hasNews = true;
    if (this.#isRunning || this.#isClosed) return;
    this.#isRunning = true;
    void this.#runAll().finally(() => {
      this.#isRunning = false;
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#unsubscribe();
  }

  async #runAll(): Promise<void> {
    while (this.#hasNews && !this.#isClosed && this.#session.store.getState().role === 'writer') {
      this.#hasNews = false;
      const next = await this.#next();
      if (next === undefined) continue;
      await this.#run(next);
      this.#hasNews = true;
    }
  }

  async #next(): Promise<PendingInvocation | undefined> {
    try {
      const { Invocations } = await lookAt<{ Invocations: PendingInvocation[] }>(this.#session, 'NextInvocations', {});
      return Invocations[0];
    } catch {
      // The workspace is gone, or is being replaced; when it is there again, there is news.
      return undefined;
    }
  }

  async #run(invocation: PendingInvocation): Promise<void> {
    const { InvocationId, UUID, TimeoutSeconds, Event } = invocation;
    const code = await this.#codeOf(UUID);
    const files = [
      { name: 'main.ts', text: mainOf(Event) },
      { name: 'handler.ts', text: code },
    ];
    const { end, lines, durationMs } = await this.#invoke(files, TimeoutSeconds);
    const said = lines.findLast(({ text }) => text.startsWith(resultMark));
    const error = end === 'too late' ? undefined : errorOf(end);
    const input = {
      InvocationId,
      Error: error,
      Response: said?.text.slice(resultMark.length),
      DurationMilliseconds: end === 'too late' ? TimeoutSeconds * 1000 + 1 : durationMs,
    };
    this.#logs.set(UUID, { invocationId: InvocationId, lines: lines.filter((line) => line !== said), error: end === 'too late' ? say('It did not end in time.') : error });
    try {
      await this.#session.ask('AnswerInvocation', input);
    } catch (refused) {
      // Its trigger was changed or deleted meanwhile: nobody waits for it any more.
      if (!(refused instanceof RefusedError)) throw refused;
    }
    this.#version++;
    for (const listener of this.#listeners) listener();
  }

  async #codeOf(id: string): Promise<string> {
    const triggers = await readTriggers(this.#session, undefined);
    return triggers.find(({ UUID }) => UUID === id)?.Handler.Code ?? '';
  }

  /** What the function takes is what its requests take: its own thinking is a millisecond, on every machine. */
  async #invoke(files: readonly CodeFile[], timeoutSeconds: number): Promise<{ end: CodeEnd | 'too late'; lines: readonly OutputLine[]; durationMs: number }> {
    const [runner, ground] = await Promise.all([this.#loadRunner(), groundOf(this.#session)]);
    const lines: OutputLine[] = [];
    const calls: RecordedCall[] = [];
    let doneAtMs = ground.nowMs + 1;
    const end = await new Promise<CodeEnd | 'too late'>((resolve) => {
      const handle = runner.start({
        files,
        ground,
        call: async (target, body, client) => {
          const answer = await this.#session.connection.call({ target, body, origin: 'learner', client });
          calls.push({ target, body, answer });
          const atMs = answeredAtMs(answer.trace);
          doneAtMs = Math.max(doneAtMs, atMs ?? 0);
          return { ...answer, answeredAtMs: atMs };
        },
        onEvent: (event) => {
          if (event.kind === 'output') lines.push(...event.lines);
          if (event.kind === 'ended') resolve(event.end);
        },
      });
      setTimeout(() => {
        resolve('too late');
        handle.stop();
      }, Math.min(wallMsMax, timeoutSeconds * 1000 + 2_000));
    });
    this.#session.recordAll(calls);
    return { end, lines, durationMs: Math.max(1, Math.round(doneAtMs - ground.nowMs)) };
  }
}

/** Whether a function was invoked since, as far as is told: of too much at once, only how much is. */
function hasInvoked(state: SessionState, before: SessionState): boolean {
  if (state.happened === before.happened) return false;
  if (state.happenedSkipped !== before.happenedSkipped) return true;
  const known = new Set(before.happened);
  return state.happened.some((trace) => !known.has(trace) && trace.events.some(({ type }) => type === 'trigger.invoked'));
}

function errorOf(end: CodeEnd): string | undefined {
  switch (end.kind) {
    case 'finished':
      return undefined;
    case 'failed':
      return `${end.error.name}: ${end.error.message}`;
    case 'unsettled':
      return say('The function waits for something that can’t come any more');
    case 'stopped':
      return say('The function was stopped');
    case 'halted':
      return end.reason;
  }
}
