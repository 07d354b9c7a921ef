/**
 * The AWS SDK's transport, replaced: what the SDK would have sent to AWS goes through a function of ours and
 * the answer comes back as if it had come over HTTP. Everything above the transport is the SDK's own.
 *
 * It has no ties to a page, a worker or Node, and runs in all three.
 */

/** Hands `X-Amz-Target` and body to a workspace. Rejects only where a network would fail. */
export type BytesDoor = (target: string, body: Uint8Array, attempt?: SdkAttempt) => Promise<DoorAnswer>;

/** What the SDK writes on each request of a call that it may send several times. */
export interface SdkAttempt {
  /** The same for all attempts of one call. */
  readonly callId: string;
  readonly number: number;
  readonly max: number;
}

export interface DoorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the SDK hands over; of its request only this is read. */
export interface OutgoingRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface HandlerOptions {
  readonly abortSignal?: { readonly aborted: boolean; readonly reason?: unknown; onabort?: unknown } | undefined;
  readonly requestTimeout?: number | undefined;
}

export interface HandlerConfig {
  /** Milliseconds until a call is given up; 0 waits for ever. */
  requestTimeout?: number;
}

export interface IncomingResponse {
  statusCode: number;
  headers: Record<string, string>;
  /** Bytes, because the SDK reads them several times as fast as a stream or a Blob. */
  body: Uint8Array;
}

export class DoorRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #door: BytesDoor;
  readonly #config: HandlerConfig;

  constructor(door: BytesDoor, config: HandlerConfig = {}) {
    this.#door = door;
    this.#config = { ...config };
  }

  /**
   * Rejects with an `AbortError` or a `TimeoutError`, as the SDK's own transports do. The call itself can't
   * be taken back: as with AWS, a request given up may still have been carried out.
   */
  async handle(request: OutgoingRequest, options: HandlerOptions = {}): Promise<{ response: IncomingResponse }> {
    const { abortSignal, requestTimeout = this.#config.requestTimeout } = options;
    if (abortSignal?.aborted) throw abortError(abortSignal.reason);
    const answer = this.#door(headerOf(request.headers, 'x-amz-target') ?? '', bytesOf(request.body), attemptOf(request.headers));
    const { status, headers, body } = await unlessGivenUp(answer, abortSignal, requestTimeout);
    return { response: { statusCode: status, headers: { ...headers }, body } };
  }

  updateHttpClientConfig<Key extends keyof HandlerConfig>(key: Key, value: HandlerConfig[Key]): void {
    this.#config[key] = value;
  }

  httpHandlerConfigs(): HandlerConfig {
    return this.#config;
  }

  /** Nothing is kept open between calls. */
  destroy(): void {}
}

function headerOf(headers: Readonly<Record<string, string>>, wanted: string): string | undefined {
  for (const name of Object.keys(headers)) {
    if (name.toLowerCase() === wanted) return headers[name]!;
  }
  return undefined;
}

function attemptOf(headers: Readonly<Record<string, string>>): SdkAttempt | undefined {
  const callId = headerOf(headers, 'amz-sdk-invocation-id');
  const said = /^attempt=(\d{1,6}); max=(\d{1,6})$/.exec(headerOf(headers, 'amz-sdk-request') ?? '');
  return callId === undefined || said === null ? undefined : { callId, number: Number(said[1]), max: Number(said[2]) };
}

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('The body of a DynamoDB request is text or bytes.');
}

/** The answer, or the reason why nobody waits for it any longer. */
function unlessGivenUp<T>(
  answer: Promise<T>,
  signal: HandlerOptions['abortSignal'],
  timeoutMs: number | undefined,
): Promise<T> {
  if (!signal && !timeoutMs) return answer;
  return new Promise<T>((resolve, reject) => {
    const timer = timeoutMs ? setTimeout(() => reject(timeoutError(timeoutMs)), timeoutMs) : undefined;
    const forget = signal && onAbort(signal, () => reject(abortError(signal.reason)));
    void answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      forget?.();
    });
  });
}

/** The SDK also takes signals of its own making, which have `onabort` and no event listeners. */
function onAbort(signal: NonNullable<HandlerOptions['abortSignal']>, run: () => void): () => void {
  if (signal instanceof AbortSignal) {
    signal.addEventListener('abort', run, { once: true });
    return () => signal.removeEventListener('abort', run);
  }
  signal.onabort = run;
  return () => {
    signal.onabort = null;
  };
}

function abortError(reason: unknown): Error {
  const cause = reason instanceof Error ? { cause: reason } : undefined;
  return named('AbortError', new Error(typeof reason === 'string' && reason !== '' ? reason : 'Request aborted', cause));
}

const timeoutError = (ms: number): Error =>
  named('TimeoutError', new Error(`Request did not complete within ${ms} ms`));

function named(name: string, error: Error): Error {
  error.name = name;
  return error;
}
