/**
 * What the page needs of an open workspace, wherever its engine lives: in this tab's worker or in another
 * tab's. `platform` keeps this contract; `app` puts the two together.
 */
import type { AttributeMap, ClientAttempt, PhysicsGiven, TableRecord, Trace } from '#engine';
import type { Destination, GoingFacts, Stop } from './going-back.ts';
import type { InsideFacts, InsideQuery } from './inside-queries.ts';

/** Whose call it is. What a screen asks for itself stands in no history and counts in no lesson. */
export type CallOrigin = 'learner' | 'page';

export interface ConnectionCall {
  /** `X-Amz-Target`, e.g. `DynamoDB_20120810.PutItem`. */
  readonly target: string;
  /** JSON text. */
  readonly body: string;
  readonly origin: CallOrigin;
  readonly client?: ClientWord | undefined;
}

/** What a client that retries, and waits in virtual time, says with a call. */
export interface ClientWord {
  readonly attempt?: ClientAttempt | undefined;
  /** The virtual moment up to which it has waited; the call belongs there. Milliseconds since the epoch. */
  readonly livedUntilMs?: number | undefined;
  /** It does not live until its answer: whoever comes next finds the call under way. */
  readonly isUnderWay?: boolean | undefined;
}

export interface ConnectionAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
  /** Absent when the answer was given before and only repeated, and from an engine that has none. */
  readonly trace: Trace | undefined;
  /** Where there is no trace to tell: milliseconds since the epoch, and how long the answer took. */
  readonly timing?: { readonly atMs: number; readonly latencyMs: number } | undefined;
}

/** An engine outside of Dynascope. It answers requests, and has nothing of what an inside tells. */
export interface Elsewhere {
  /** Without a slash at its end. */
  readonly url: string;
  readonly region: string;
}

/** A look at the data that costs nothing: for lesson checks and pictures, never in place of a request. */
export interface Facts {
  readonly nowMs: number;
  /** Numbers of the physics that are not as usual; absent where none is. */
  readonly physics?: PhysicsGiven | undefined;
  readonly tables: readonly TableFacts[];
}

/** An index as it stands, which for a global one may be behind its table. */
export interface IndexFacts {
  readonly name: string;
  readonly entryCount: number;
  /** Of its own; none for a local one. */
  readonly partitions: number;
}

export interface TableFacts {
  readonly record: TableRecord;
  readonly itemCount: number;
  readonly bytes: number;
  readonly partitions: number;
  readonly indexes: readonly IndexFacts[];
  /** In the order of a Scan; at most as many as were asked for. */
  readonly items: readonly AttributeMap[];
}

export interface FactsQuery {
  /** Tables whose items are wanted; the others come without. */
  readonly itemsOf: readonly string[];
  /** Items of one table at most. */
  readonly itemsMax: number;
}

export interface ClockReading {
  /** Virtual time, milliseconds since the epoch, at the moment of {@link wallMs}. */
  readonly nowMs: number;
  /** `performance.timeOrigin + performance.now()` of the same moment, so that any tab can go on from it. */
  readonly wallMs: number;
  readonly speed: number;
}

export type StorageState =
  /** Every answer is on this machine's disk before it is given. */
  | { readonly kind: 'stored' }
  /** The browser allows no storage; everything is gone with the tab. */
  | { readonly kind: 'memory'; readonly reason: string }
  /** Storage has failed; what was answered is safe, nothing more is taken. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Units of one kind in one cell of a key space's picture. */
export interface HeatCell {
  /** Column: which of {@link KeySpaceHeat.columns} equal slices of the hash space. */
  readonly column: number;
  /** Row: which span of virtual time, counted from {@link KeySpaceHeat.fromMs}. */
  readonly row: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly throttled: number;
}

/** A fold of the traces: where in the key space the units of the last requests fell. */
export interface KeySpaceHeat {
  readonly tableName: string;
  readonly indexName: string | undefined;
  readonly columns: number;
  readonly rowMs: number;
  readonly fromMs: number;
  readonly rows: number;
  readonly cells: readonly HeatCell[];
  /** The part of the hash space that the columns share, as fractions from 0 to 1. */
  readonly from: number;
  readonly to: number;
  /** Requests whose units are added up in the cells, as far as anybody counted. */
  readonly requests: number;
  /** Keys that took most lately, hottest first. */
  readonly hottest: readonly HotKeyUnits[];
}

/** What one key took since {@link sinceMs}. */
export interface HotKeyUnits {
  /** Sixteen hexadecimal digits. */
  readonly hash: string;
  /** The partition key, where an item with this hash is there; names and types as on the wire. */
  readonly key: AttributeMap | undefined;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly throttled: number;
  /** Shares of all that the key space served and refused in the same time, from 0 to 1. */
  readonly readShare: number;
  readonly writeShare: number;
  readonly sinceMs: number;
}

export interface KeySpaceQuery {
  readonly tableName: string;
  readonly indexName?: string | undefined;
}

/** A key space as far as a picture shows it: all of it and all its story where nothing is said. */
export interface HeatQuery extends KeySpaceQuery {
  /** A part of the hash space, as fractions from 0 to 1. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The last span of virtual time. */
  readonly spanMs?: number | undefined;
}

/** How a new workspace may be begun; what is absent is drawn, or as a learner meets it. Numbers of the physics are as usual. */
export interface Beginning extends PhysicsGiven {
  /** All that is left to chance comes of it. */
  readonly seed?: number | undefined;
  /** Whether followers and global indexes lag behind as in DynamoDB, or never do. */
  readonly lag?: 'realistic' | 'none' | undefined;
  /** How requests are held to throughput: as DynamoDB does today, as it once did, or not at all. */
  readonly throughput?: 'adaptive' | 'burst' | 'static' | 'unlimited' | undefined;
  /** Whether expired items are deleted as late as in DynamoDB, or within seconds. */
  readonly expiry?: 'realistic' | 'quick' | undefined;
}

/** How a workspace was begun, and how much it has to keep. */
export interface WorkspaceAbout {
  readonly seed: number;
  /** Virtual time at which it began, milliseconds since the epoch. */
  readonly startMs: number;
  /** `own`: lags of an imported workspace that are neither. */
  readonly lag: 'realistic' | 'none' | 'own';
  readonly throughput: 'adaptive' | 'burst' | 'static' | 'unlimited';
  /** `own`: that of an imported workspace that is neither. */
  readonly expiry: 'realistic' | 'quick' | 'own';
  /** Numbers of the physics that are not as usual. */
  readonly physics: PhysicsGiven;
  /** Requests that its engine has answered. */
  readonly requests: number;
  /** Changes stored one by one since the last snapshot. */
  readonly journalBytes: number;
}

/** What is in a workspace file. */
export interface FileContents {
  /** Virtual time at which it was written. */
  readonly nowMs: number;
  readonly tables: readonly { readonly name: string; readonly itemCount: number; readonly bytes: number }[];
}

export interface WorkProgress {
  readonly doneBytes: number;
  /** Absent where it is not known before the end. */
  readonly totalBytes: number | undefined;
}

/** For what takes long enough to be watched and given up. */
export interface WorkControl {
  /** Where it comes too late, or the work is done in another tab, the work ends as if it had not come. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

/** Something the learner should know, e.g. a damaged tail of the journal. */
export interface Told {
  /** What happened, what is safe, what to do. */
  readonly sentence: string;
  /** Whether something that was answered is gone, or may be. */
  readonly isLoss?: boolean | undefined;
}

export type ConnectionEvent =
  /** The clock was set, or tables came, changed or went, or something was written. */
  | { readonly kind: 'changed'; readonly clock: ClockReading; readonly tables: boolean }
  /** Background work, or requests of another tab, as they happened; aggregated when there are too many. */
  | { readonly kind: 'traces'; readonly traces: readonly Trace[]; readonly skipped: number }
  | { readonly kind: 'storage'; readonly storage: StorageState }
  | ({ readonly kind: 'notice' } & Told)
  /** This tab's engine has become the workspace's writer, or has become a follower of another tab's. */
  | { readonly kind: 'role'; readonly role: 'writer' | 'follower' };

export interface Connection {
  readonly workspace: string;
  /** Absent where the engine is Dynascope's own. */
  readonly elsewhere?: Elsewhere | undefined;
  call(call: ConnectionCall): Promise<ConnectionAnswer>;
  /** The same door for bytes, as the SDK needs it. */
  callBytes(target: string, body: Uint8Array, origin: CallOrigin): Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array;
  }>;
  /** Runs calls one after another on a fork and throws the fork away: "what if". */
  whatIf(calls: readonly Omit<ConnectionCall, 'origin'>[]): Promise<readonly ConnectionAnswer[]>;
  facts(query: FactsQuery): Promise<Facts>;
  keySpaceHeat(query: HeatQuery): Promise<KeySpaceHeat>;
  /** Nothing where what is asked for is not there. */
  inside<Query extends InsideQuery>(query: Query): Promise<InsideFacts[Query['kind']] | undefined>;
  about(): Promise<WorkspaceAbout>;
  /** The whole workspace as one file. */
  exportFile(control?: WorkControl): Promise<Uint8Array>;
  /** Reads a file to its end and changes nothing. Rejects as {@link importFile} would. */
  examineFile(file: Uint8Array, control?: WorkControl): Promise<FileContents>;
  /** Replaces the workspace by a file's. A file that can't be read whole changes nothing; the message says why. */
  importFile(file: Uint8Array, control?: WorkControl): Promise<void>;
  /** An empty workspace in place of this one. */
  reset(beginning?: Beginning): Promise<void>;
  going(): Promise<GoingFacts>;
  /** Resolves when that is where the workspace is, durably. What is given up in time changes nothing. */
  go(to: Destination, control?: WorkControl): Promise<void>;
  /** Rejects with a sentence where there is no room. What is given up in time keeps nothing. */
  keepCheckpoint(name: string, control?: WorkControl): Promise<void>;
  dropCheckpoint(id: number): Promise<void>;
  /**
   * From now on this page is answered as things stood at a stop; absent: as they stand. The workspace is not
   * touched and other tabs are not concerned. Rejects where the stop is not kept any more.
   */
  lookAt(stop: Stop | undefined): Promise<void>;
  clock(): Promise<ClockReading>;
  storage(): StorageState;
  subscribe(listener: (event: ConnectionEvent) => void): () => void;
  close(): Promise<void>;
}

