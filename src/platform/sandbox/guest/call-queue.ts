/** Requests of the code's on their way to the page: so many under way, the others wait their turn. */
import { callsInFlightMax } from '#session/code-runner.ts';
import type { ClientWord } from '#session/connection.ts';
import type { ClientDoor } from '../../sdk/virtual-retries.ts';
import { callCharsMax, type GuestMessage, type HostMessage } from '../messages.ts';

interface Waiting {
  readonly target: string;
  readonly body: string;
  readonly client: ClientWord;
  readonly resolve: (answer: Awaited<ReturnType<ClientDoor>>) => void;
  readonly reject: (error: Error) => void;
}

/** More than this is a loop that forgot to await. */
const queueMax = 100_000;

export class CallQueue {
  readonly #post: (message: GuestMessage) => void;
  readonly #queue: Waiting[] = [];
  #taken = 0;
  readonly #inFlight = new Map<number, Waiting>();
  #ids = 0;
  readonly #decoder = new TextDecoder();
  readonly #encoder = new TextEncoder();

  constructor(post: (message: GuestMessage) => void) {
    this.#post = post;
  }

  /** Calls that nobody has answered yet. */
  get count(): number {
    return this.#queue.length - this.#taken + this.#inFlight.size;
  }

  readonly call: ClientDoor = (target, bytes, client) =>
    new Promise((resolve, reject) => {
      const body = this.#decoder.decode(bytes);
      if (body.length > callCharsMax) return reject(new RangeError('A request has at most 16 MB.'));
      if (this.count >= queueMax) return reject(new RangeError('100,000 requests wait already. Await some of them.'));
      this.#queue.push({ target, body, client, resolve, reject });
      this.#sendMore();
    });

  answer({ id, status, headers, body, answeredAtMs }: Extract<HostMessage, { kind: 'answer' }>): void {
    this.#takeBack(id)?.resolve({ status, headers, body: this.#encoder.encode(body), answeredAtMs });
    this.#sendMore();
  }

  lose({ id, reason }: Extract<HostMessage, { kind: 'lost' }>): void {
    this.#takeBack(id)?.reject(new Error(reason));
    this.#sendMore();
  }

  #takeBack(id: number): Waiting | undefined {
    const call = this.#inFlight.get(id);
    this.#inFlight.delete(id);
    return call;
  }

  #sendMore(): void {
    while (this.#inFlight.size < callsInFlightMax && this.#taken < this.#queue.length) {
      const call = this.#queue[this.#taken++]!;
      const id = ++this.#ids;
      this.#inFlight.set(id, call);
      this.#post({ kind: 'call', id, target: call.target, body: call.body, client: call.client });
    }
    // The front is cut off now and then; one by one would cost as much as the queue is long.
    if (this.#taken > 1000 || this.#taken === this.#queue.length) {
      this.#queue.splice(0, this.#taken);
      this.#taken = 0;
    }
  }
}
