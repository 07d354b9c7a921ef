/** Levels of throughput, provisioned or warm: units a second. */
export interface Throughput {
  readonly readUnits: number;
  readonly writeUnits: number;
}

export const isSameThroughput = (a: Throughput, b: Throughput): boolean =>
  a.readUnits === b.readUnits && a.writeUnits === b.writeUnits;

/** Where a change of provisioned throughput leads. */
export interface ThroughputGoal extends Throughput {
  /** Decreases on the day of the change, this one counted in. */
  readonly decreasesToday: number;
}

/** The higher of each. */
export const highestOf = (a: Throughput, b: Throughput): Throughput => ({
  readUnits: Math.max(a.readUnits, b.readUnits),
  writeUnits: Math.max(a.writeUnits, b.writeUnits),
});

/** Whether one of the levels falls; a request that lets both fall is one decrease. Source: measured, DDB-TABLE-184. */
export const isDecrease = (from: Throughput, to: Throughput): boolean =>
  to.readUnits < from.readUnits || to.writeUnits < from.writeUnits;
