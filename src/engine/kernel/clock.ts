/**
 * The virtual clock's queue: what will happen, and when.
 *
 * Tasks are plain data under a key of their own, so that the same task scheduled again (by a replayed
 * journal, say) replaces the first one. Due tasks come out by time, then in the order of scheduling.
 */
export interface Task {
  /** Virtual time, in milliseconds since the epoch. */
  readonly atMs: number;
  /** Unique among waiting tasks, e.g. `activate-table/7`. */
  readonly key: string;
  readonly kind: 'settle' | 'propagate' | 'count' | 'forget tokens' | 'tend stream' | 'split' | 'expire' | 'elect' | 'rebuild' | 'end minute' | 'run trigger' | 'finish backup' | 'expire backup';
  /** Absent for what belongs to no table. */
  readonly tableNumber?: number | undefined;
  readonly indexName?: string | undefined;
  readonly streamLabel?: string | undefined;
  readonly triggerId?: string | undefined;
  readonly backupArn?: string | undefined;
  readonly shardId?: string | undefined;
  readonly partitionNumber?: number | undefined;
}

interface Waiting {
  readonly task: Task;
  readonly order: number;
}

const isBefore = (a: Waiting, b: Waiting): boolean =>
  a.task.atMs < b.task.atMs || (a.task.atMs === b.task.atMs && a.order < b.order);

export class TaskQueue {
  #heap: Waiting[] = [];
  #current = new Map<string, Waiting>();
  #order = 0;

  get nextAtMs(): number | undefined {
    this.#dropStale();
    return this.#heap[0]?.task.atMs;
  }

  schedule(task: Task): void {
    const waiting = { task, order: this.#order++ };
    this.#current.set(task.key, waiting);
    this.#heap.push(waiting);
    this.#rise(this.#heap.length - 1);
  }

  cancel(key: string): void {
    this.#current.delete(key);
  }

  /** When the task of this key will run, if it waits. */
  atMsOf(key: string): number | undefined {
    return this.#current.get(key)?.task.atMs;
  }

  /** Takes the next task that is due at `nowMs`, if there is one. */
  takeDue(nowMs: number): Task | undefined {
    this.#dropStale();
    const first = this.#heap[0];
    if (first === undefined || first.task.atMs > nowMs) return undefined;
    this.#removeFirst();
    this.#current.delete(first.task.key);
    return first.task;
  }

  /** All waiting tasks in the order in which they will run. */
  tasks(): Task[] {
    return [...this.#current.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1)).map(({ task }) => task);
  }

  fork(): TaskQueue {
    const copy = new TaskQueue();
    for (const task of this.tasks()) copy.schedule(task);
    return copy;
  }

  /** Entries whose task was replaced or cancelled stay in the heap until they come up. */
  #dropStale(): void {
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      if (this.#current.get(first.task.key) === first) return;
      this.#removeFirst();
    }
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!isBefore(this.#heap[at]!, this.#heap[parent]!)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#heap.length && isBefore(this.#heap[child]!, this.#heap[least]!)) least = child;
      }
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    const held = this.#heap[a]!;
    this.#heap[a] = this.#heap[b]!;
    this.#heap[b] = held;
  }
}
