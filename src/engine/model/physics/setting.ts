/** One number of the physics: what it is, what it may be, and where it comes from. */

/** What a number counts. */
export type Unit =
  | 'read units a second'
  | 'write units a second'
  | 'requests a second'
  | 'requests a minute'
  | 'bytes'
  | '%'
  | 'times'
  | 'milliseconds'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'tables'
  | 'changes'
  | 'windows';

/** A page that says the usual value. */
export interface Page {
  readonly title: string;
  readonly href: string;
}

/** One number, described. */
export interface PhysicsSetting {
  /** A few words, as the screen lists it. */
  readonly label: string;
  readonly unit: Unit;
  /** The value where none is given. */
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** Any number between the bounds, not only a whole one. */
  readonly isFraction?: true;
  /** Another setting of the same group that this one may not be above. */
  readonly upTo?: string;
  /** One sentence. */
  readonly says: string;
  /** Where the usual value comes from: a page, or an assumption and why it is what it is. */
  readonly source: Page | string;
}

/** Settings that belong together. */
export interface PhysicsGroup {
  readonly title: string;
  readonly settings: Readonly<Record<string, PhysicsSetting>>;
}

const guide = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide';
const reference = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference';

export const pages = {
  autoScaling: { title: 'Managing throughput capacity automatically', href: `${guide}/AutoScaling.html` },
  burst: { title: 'Burst and adaptive capacity', href: `${guide}/burst-adaptive-capacity.html` },
  constraints: { title: 'Quotas and constraints', href: `${guide}/Constraints.html` },
  lambda: { title: 'Using AWS Lambda with DynamoDB', href: 'https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html' },
  localIndexes: { title: 'Local secondary indexes', href: `${guide}/LSI.html` },
  modes: { title: 'Switching capacity modes', href: `${guide}/bp-switching-capacity-modes.html` },
  onDemand: { title: 'On-demand capacity mode', href: `${guide}/on-demand-capacity-mode.html` },
  quotas: { title: 'Service quotas', href: `${guide}/ServiceQuotas.html` },
  shardIterator: { title: 'GetShardIterator', href: `${reference}/API_streams_GetShardIterator.html` },
  streams: { title: 'Change data capture for DynamoDB Streams', href: `${guide}/Streams.html` },
  tableDescription: { title: 'TableDescription', href: `${reference}/API_TableDescription.html` },
  transactWrite: { title: 'TransactWriteItems', href: `${reference}/API_TransactWriteItems.html` },
} as const satisfies Record<string, Page>;

/** Group and setting keep their names as types. */
export const groupOf = <const Group extends PhysicsGroup>(group: Group): Group => group;
