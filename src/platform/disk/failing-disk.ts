/**
 * A disk that does what disks do on bad days: it wraps a good one and follows a plan of faults. The
 * learner's knob for a failing disk and the seeded simulation use the same faults.
 */
import { unreachable } from '#engine/kernel/assert.ts';
import type { Random } from '#engine/kernel/random.ts';
import type { Disk, JournalPlace, SetAside, Stored } from './disk.ts';
import { DiskError, type DiskProblem } from './disk-error.ts';
import { DiskGate } from './disk-gate.ts';

/** What the disk is about to do. Appends and chunks are counted apart, from 1. */
export interface DiskAct {
  readonly act: 'append' | 'snapshot chunk';
  readonly number: number;
  readonly bytes: number;
}

export type Fault =
  /** It says no, and stores nothing of it. */
  | { readonly fault: 'refuse'; readonly problem: DiskProblem }
  /** The machine dies with so many bytes on the disk: no call is ever answered again. */
  | { readonly fault: 'crash'; readonly keptBytes: number }
  /** It says yes, and stores one byte wrong. */
  | { readonly fault: 'rot'; readonly byte: number; readonly mask: number }
  /** It stores, and takes its time to say so. */
  | { readonly fault: 'delay'; readonly wait: () => Promise<void> };

export type FaultPlan = (act: DiskAct) => Fault | undefined;

/** A fault at each of these appends, by number. */
export const faultsAtAppends =
  (faults: Readonly<Record<number, Fault>>): FaultPlan =>
  ({ act, number }) =>
    act === 'append' ? faults[number] : undefined;

/** How often each fault happens, as a part of 1. */
export interface FaultChances {
  readonly refuse: number;
  readonly crash: number;
  readonly rot: number;
}

/** Faults by chance; same seed, same faults. */
export function seededFaults(random: Random, { refuse, crash, rot }: FaultChances): FaultPlan {
  return ({ act, number, bytes }) => {
    const draws = random.fork(act).fork(number);
    const draw = draws.unit(0);
    if (draw < refuse) return { fault: 'refuse', problem: 'failed' };
    if (draw < refuse + crash) return { fault: 'crash', keptBytes: draws.uint32(1) % (bytes + 1) };
    if (draw >= refuse + crash + rot || bytes === 0) return undefined;
    return { fault: 'rot', byte: draws.uint32(1) % bytes, mask: 1 << (draws.uint32(2) % 8) };
  };
}

export class FailingDisk implements Disk {
  readonly #inner: Disk;
  readonly #plan: FaultPlan;
  readonly #gate = new DiskGate((cause) => cause);
  #appends = 0;
  #chunks = 0;
  #dead = false;
  #tellDeath: () => void = () => undefined;
  /** Resolves when the machine has died and the place is free to be opened again. */
  readonly death: Promise<void>;

  constructor(inner: Disk, plan: FaultPlan = () => undefined) {
    this.#inner = inner;
    this.#plan = plan;
    this.death = new Promise((resolve) => {
      this.#tellDeath = resolve;
    });
  }

  open(): Promise<Stored> {
    return this.#answered(this.#gate.opening(() => this.#inner.open()));
  }

  append(batch: Uint8Array): Promise<void> {
    return this.#answered(this.#gate.append(() => this.#appendFaultily(batch)));
  }

  writeSnapshot(chunksFrom: (journalFrom: number) => AsyncIterable<Uint8Array>): Promise<void> {
    return this.#answered(
      this.#gate.snapshot((covered) =>
        this.#inner.writeSnapshot((journalFrom) => this.#faulty(chunksFrom(journalFrom), covered)),
      ),
    );
  }

  setAside(from: JournalPlace): Promise<SetAside> {
    return this.#answered(this.#gate.alone(() => this.#inner.setAside(from)));
  }

  erase(): Promise<void> {
    return this.#answered(this.#gate.alone(() => this.#inner.erase()));
  }

  close(): Promise<void> {
    return this.#answered(this.#gate.close().then(() => this.#inner.close()));
  }

  /** Kills the machine by hand. An append under way may or may not be stored, as in life. */
  crash(): Promise<void> {
    if (!this.#dead) {
      this.#dead = true;
      void this.#inner.close().then(this.#tellDeath);
    }
    return this.death;
  }

  /** Hands the batch to the inner disk in the same turn, so that a snapshot that follows covers it. */
  async #appendFaultily(batch: Uint8Array): Promise<void> {
    const fault = this.#plan({ act: 'append', number: ++this.#appends, bytes: batch.length });
    switch (fault?.fault) {
      case undefined:
        return this.#inner.append(batch);
      case 'refuse':
        throw refusal(fault.problem);
      case 'crash':
        if (fault.keptBytes > 0) await this.#inner.append(batch.slice(0, fault.keptBytes));
        return this.crash();
      case 'rot':
        return this.#inner.append(rotten(batch, fault));
      case 'delay':
        await this.#inner.append(batch);
        return fault.wait();
      default:
        return unreachable(fault);
    }
  }

  async *#faulty(chunks: AsyncIterable<Uint8Array>, covered: Promise<void>): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of chunks) {
      this.#gate.check();
      const fault = this.#plan({ act: 'snapshot chunk', number: ++this.#chunks, bytes: chunk.length });
      if (fault?.fault === 'refuse') throw refusal(fault.problem);
      if (fault?.fault === 'crash') void this.crash();
      if (fault?.fault === 'delay') await fault.wait();
      yield fault?.fault === 'rot' ? rotten(chunk, fault) : chunk;
    }
    await covered;
  }

  /** After a crash no promise settles. */
  async #answered<Result>(work: Promise<Result>): Promise<Result> {
    try {
      const result = await work;
      return this.#dead ? await never : result;
    } catch (cause) {
      if (this.#dead) return never;
      throw cause;
    }
  }
}

/** What a dead machine answers. */
const never = new Promise<never>(() => undefined);

const refusal = (problem: DiskProblem): DiskError =>
  new DiskError(problem, `The disk was told to fail (${problem}).`);

function rotten(bytes: Uint8Array, { byte, mask }: { readonly byte: number; readonly mask: number }): Uint8Array {
  const changed = bytes.slice();
  changed[byte] = (changed[byte] ?? 0) ^ mask;
  return changed;
}
