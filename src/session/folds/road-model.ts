/**
 * The road of one request, as plain data: what a picture draws, what its table says, what a golden file
 * prints. Every number in it comes from the request's trace.
 */
import type { Channel, EventType, ReplicaId } from '#engine';

/** What the road is of: reads and writes have units and a colour, the control plane has neither. */
export type RoadChannel = Channel | 'control';

export type StationKind =
  | 'request'
  | 'catalog'
  | 'statement'
  | 'router'
  | 'admission'
  | 'transaction'
  | 'replica'
  | 'condition'
  | 'items'
  | 'log'
  | 'quorum'
  | 'index'
  | 'stream'
  | 'response';

export interface Road {
  readonly operation: string;
  readonly channel: RoadChannel;
  /** What there is to see, in one or two sentences. */
  readonly finding: string;
  readonly stations: readonly Station[];
  /** Names of the stations that lie behind the one where the road ended. */
  readonly unreached: readonly string[];
  /** The station that says most about this request; it is open at first. */
  readonly opens: number;
  readonly eventCount: number;
  /** `1 RCU`; absent for requests that take none. */
  readonly units: string | undefined;
  readonly dollars: string | undefined;
  /** What a million of these cost; absent where one costs nothing. */
  readonly million: string | undefined;
}

export interface Station {
  readonly kind: StationKind;
  readonly name: string;
  readonly fact: string;
  readonly remainder: string;
  /** The road ends here, in a cross. */
  readonly isRefused: boolean;
  readonly glyph: Glyph;
  readonly events: readonly SpokenEvent[];
  readonly why: Why;
}

export interface SpokenEvent {
  readonly type: EventType;
  readonly sentence: string;
}

export interface Why {
  readonly question: string;
  readonly answer: string;
  readonly picture: WhyPicture | undefined;
  /** Rows of terms; each row is one chain. */
  readonly arithmetic: readonly (readonly Term[])[];
  readonly source: Source | undefined;
  /** As the answer's `ThrottlingReasons` tell them, and what can be done; absent where nothing is throttled. */
  readonly throttling?: Throttling | undefined;
  /** What DynamoDB doesn't publish, and what is taken in its place. */
  readonly assumed: string | undefined;
}

export interface Throttling {
  readonly reasons: readonly { readonly reason: string; readonly resource: string }[];
  readonly remedies: readonly string[];
}

export interface Source {
  readonly name: string;
  readonly href: string;
}

export type Operator = '÷' | '×' | '+' | '−' | '=' | '→' | 'of';

/** A value over what it is. */
export interface Term {
  /** Stands before the value; absent for the first of a chain. */
  readonly operator?: Operator | undefined;
  readonly value: string;
  readonly label: string;
  /** Units and dollars alone are coloured. */
  readonly tone?: Channel | 'money' | undefined;
}

/** The small picture of a station on its road. */
export type Glyph =
  | { readonly kind: 'sheet' }
  | { readonly kind: 'card'; readonly items: number }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'slots'; readonly ranges: readonly HashRange[] }
  | { readonly kind: 'tank'; readonly channel: Channel; readonly left: number; readonly max: number }
  | {
      readonly kind: 'replicas';
      readonly leader: ReplicaId | undefined;
      /** Who answered a read, or who holds the entry of a write. */
      readonly filled: readonly ReplicaId[];
    }
  | { readonly kind: 'boxes'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'test'; readonly holds: boolean }
  /** The actions of a transaction, which hold together: done, or crossed out where one stood against it. */
  | { readonly kind: 'actions'; readonly actions: readonly ('done' | 'failed' | 'undone')[] }
  | { readonly kind: 'entry' }
  | { readonly kind: 'beads' }
  | { readonly kind: 'index'; readonly change: IndexChange };

export type IndexChange = 'added' | 'removed' | 'changed' | 'moved' | 'unchanged';

/** A share of the hash space; ends are fractions from 0 to 1. */
export interface HashRange {
  readonly partitionId: string;
  readonly from: number;
  readonly to: number;
  /** Four digits and a dash: `8000-BFFF`. */
  readonly label: string;
}

/** One item inside of a unit picture. */
export interface Piece {
  readonly bytes: number;
  /** Dropped: read and paid for, then thrown away. Rest: items whose sizes the trace doesn't tell one by one. */
  readonly fate: 'kept' | 'dropped' | 'rest';
}

/** Items packed into the boxes of one unit each. */
export interface UnitBar {
  /** `before`, `after`; absent where there is one bar. */
  readonly label: string | undefined;
  readonly pieces: readonly Piece[];
  readonly bytes: number;
}

export interface LegendEntry {
  readonly fate: Piece['fate'];
  readonly text: string;
}

export interface Tank {
  readonly partitionId: string;
  readonly asked: number;
  readonly left: number;
  readonly max: number;
  /** What was asked for was refused, so none of it was taken. */
  readonly isRefused: boolean;
}

/** A replica's log up to where it has applied it. */
export interface Lane {
  readonly replicaId: ReplicaId;
  readonly role: 'leader' | 'follower';
  readonly applied: number;
  readonly note: string;
  readonly answers: boolean;
}

export interface SheetLine {
  readonly name: string;
  readonly value: string;
  /** The line that the picture's dropped items come from. */
  readonly isFilter: boolean;
}

export type WhyPicture =
  | { readonly kind: 'sheet'; readonly lines: readonly SheetLine[]; readonly hidden: number }
  | { readonly kind: 'hash-line'; readonly at: number | undefined; readonly hash: string | undefined; readonly ranges: readonly HashRange[] }
  | { readonly kind: 'tanks'; readonly channel: Channel; readonly tanks: readonly Tank[] }
  | { readonly kind: 'lanes'; readonly channel: Channel; readonly last: number; readonly lanes: readonly Lane[] }
  | {
      readonly kind: 'units';
      readonly channel: Channel;
      readonly unitBytes: number;
      /** Every item begins a box of its own, since each is rounded up by itself. */
      readonly isEach: boolean;
      readonly bars: readonly UnitBar[];
      readonly legend: readonly LegendEntry[];
    }
  | { readonly kind: 'lifecycle'; readonly status: string; readonly next: string; readonly takes: string };
