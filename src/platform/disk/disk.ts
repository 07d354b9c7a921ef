/**
 * Where a workspace survives. The engine keeps everything in memory; a disk only ever takes bytes, in
 * order, and gives them back when the workspace is opened again. What the bytes mean is the business of
 * `../journal/`.
 *
 * There are two stores. The journal is a row of pieces, numbered without a gap; each append adds one
 * batch, which lies in one piece. The snapshot is the whole state at the start of the journal, so that
 * the journal need not go back to the first day.
 *
 * All disks keep this contract, and `disk-suite.ts` is the contract in cases.
 */
export interface Disk {
  /**
   * Takes the place over and gives what is stored in it. The first call, made once.
   *
   * From then on no earlier disk over the same place can store anything: either this call is refused
   * because another one is alive (`in use`), or the other one's next write is.
   *
   * The caller reads `snapshot` and then `journal` to their ends before it appends. `recover` does that.
   */
  open(): Promise<Stored>;

  /**
   * Adds a batch to the journal. When the promise resolves, the batch survives the death of the process,
   * the browser and the machine.
   *
   * The caller waits for it before the next one; the batch is the disk's from the call on. After a
   * failed append the batch may or may not be stored, and the disk takes nothing more: a later batch
   * must never stand on a hole. Open a new disk and go on from what it gives.
   */
  append(batch: Uint8Array): Promise<void>;

  /**
   * Replaces the snapshot, and cuts the journal before it. The snapshot covers every batch handed to
   * `append` before this call, one under way included, so the caller freezes its state in the same turn.
   *
   * `chunksFrom` is called at once with the number of the first piece that the snapshot does not cover;
   * its chunks are written as they come while appends go on. Frames may lie across chunks, and there is at
   * least one byte. The switch to the new snapshot and the cut are one atomic act. Until then, and when it
   * fails or `chunks` throws, the old snapshot and the whole journal stand; appends are not touched by it.
   */
  writeSnapshot(chunksFrom: (journalFrom: number) => AsyncIterable<Uint8Array>): Promise<void>;

  /**
   * Ends the journal at a place, before the first append: what follows is damaged or depends on what is.
   * It is kept for inspection where no later `open` reads it. Durable when the promise resolves.
   */
  setAside(from: JournalPlace): Promise<SetAside>;

  /**
   * Removes all that is stored, what was set aside included, at once or not at all. The disk is then
   * open and empty. No append or snapshot is under way.
   */
  erase(): Promise<void>;

  /** Waits for an append under way and gives up a snapshot under way. Later calls are refused. */
  close(): Promise<void>;
}

export interface Stored {
  /** Absent when none was ever written. */
  readonly snapshot: AsyncIterable<Uint8Array> | undefined;
  /** The number that the first piece of the journal must have. */
  readonly journalFrom: number;
  readonly journal: AsyncIterable<JournalPiece>;
  /** What happened and what to do, where the storage below has lost all that was here and says so. */
  readonly loss?: string | undefined;
}

export interface JournalPiece {
  readonly number: number;
  /** Whole batches, as many as this disk keeps together; nothing but the last may be torn. */
  readonly bytes: Uint8Array;
}

/** A byte inside the journal. */
export interface JournalPlace {
  readonly piece: number;
  readonly byte: number;
}

export interface SetAside {
  readonly bytes: number;
  readonly pieces: number;
}
