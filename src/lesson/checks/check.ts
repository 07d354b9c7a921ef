/**
 * The closed language in which a step says when it is solved. A check is data about what DynamoDB holds and
 * what the learner's requests did, never code; so whatever way the learner took, the same facts decide.
 */
import type { AttributeMap, AttributeType } from '#engine';

/** What a value must be: the value itself, or a rule about it. */
export type Matcher =
  | { readonly kind: 'is'; readonly value: AttributeMap[string] }
  | { readonly kind: 'rule'; readonly rule: Rule };

export interface Rule {
  readonly exists?: boolean | undefined;
  readonly type?: AttributeType | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly beginsWith?: string | undefined;
  readonly contains?: string | undefined;
  /** Of a list, a set, a map or a text. */
  readonly length?: number | undefined;
  readonly lengthAtLeast?: number | undefined;
  /** A list or a set of which one member is like this. */
  readonly some?: Pattern | undefined;
  /** A number less than that of another member of the same object. */
  readonly below?: string | undefined;
}

/** A part of a JSON value: objects by the members that are named, everything else whole; or a rule. */
export type Pattern = string | number | boolean | null | readonly Pattern[] | { readonly [name: string]: Pattern } | RulePattern;

/** Told from an object of members by its only name. */
export interface RulePattern {
  readonly $rule: Rule;
}

export interface RequestPattern {
  /** One, or several of which any will do. */
  readonly operations: readonly string[];
  readonly where?: { readonly [name: string]: Pattern } | undefined;
  /** AWS's name of the refusal; absent: it is answered. */
  readonly error?: string | undefined;
}

export interface EventPattern {
  readonly type: string;
  readonly where: { readonly [name: string]: Pattern };
}

export interface Ceiling {
  readonly callsAtMost?: number | undefined;
  readonly readUnitsAtMost?: number | undefined;
  readonly writeUnitsAtMost?: number | undefined;
  readonly dollarsAtMost?: number | undefined;
}

/** `customer S`: a key attribute as lessons write it. */
export interface KeyNotation {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

export type Check =
  | { readonly kind: 'all' | 'any'; readonly checks: readonly Check[] }
  | { readonly kind: 'not'; readonly check: Check }
  | TableCheck
  | { readonly kind: 'no table'; readonly table: string }
  | IndexCheck
  | ItemCheck
  | { readonly kind: 'absent'; readonly table: string; readonly key: AttributeMap }
  | ItemCountCheck
  | PartitionCountCheck
  | RequestCountCheck
  | UsedCheck
  | UnusedCheck
  | { readonly kind: 'cost'; readonly within: Within; readonly ceiling: Ceiling };

export interface TableCheck {
  readonly kind: 'table';
  readonly table: string;
  /** Partition key, then sort key where there is one. */
  readonly key?: readonly KeyNotation[] | undefined;
  readonly billingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST' | undefined;
  readonly status?: string | undefined;
  /** Names of all its indexes. */
  readonly indexes?: readonly string[] | undefined;
}

export interface IndexCheck {
  readonly kind: 'index';
  readonly index: string;
  readonly table: string;
  readonly is?: 'local' | 'global' | undefined;
  readonly key?: readonly KeyNotation[] | undefined;
  readonly projection?: 'ALL' | 'KEYS_ONLY' | 'INCLUDE' | undefined;
  readonly status?: string | undefined;
}

export interface ItemCheck {
  readonly kind: 'item';
  readonly table: string;
  readonly key: AttributeMap;
  /** All attributes but the key's. */
  readonly equals?: AttributeMap | undefined;
  /** Some attributes, in the order in which they are looked at. */
  readonly matches?: readonly { readonly name: string; readonly matcher: Matcher }[] | undefined;
  readonly bytesAtLeast?: number | undefined;
  readonly bytesAtMost?: number | undefined;
}

export interface Bounds {
  readonly exactly?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

export interface ItemCountCheck extends Bounds {
  readonly kind: 'items';
  readonly table: string;
  /** Entries of an index, in place of the table's items. */
  readonly index?: string | undefined;
}

/** Of a table, or of one of its global indexes. */
export interface PartitionCountCheck extends Bounds {
  readonly kind: 'partitions';
  readonly table: string;
  readonly index?: string | undefined;
}

export type Within = 'step' | 'lesson';

/** One request of which all of this is true. */
export interface UsedCheck {
  readonly kind: 'used';
  readonly request: RequestPattern;
  readonly within: Within;
  readonly answer?: { readonly [name: string]: Pattern } | undefined;
  readonly events?: readonly EventPattern[] | undefined;
  readonly ceiling?: Ceiling | undefined;
}

/** How many requests there are of which all of this is true. */
export interface RequestCountCheck extends Bounds, Omit<UsedCheck, 'kind' | 'ceiling'> {
  readonly kind: 'requests';
}

export interface UnusedCheck {
  readonly kind: 'unused';
  readonly operation: string;
  readonly where?: { readonly [name: string]: Pattern } | undefined;
  readonly within: Within;
}
