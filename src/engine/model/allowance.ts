/** What a table or a global index may use of a channel: what the catalog says, and capacity holds it to. */
export interface Allowance {
  readonly channel: 'read' | 'write';
  /** Units a second; absent on demand. */
  readonly provisioned: number | undefined;
  /** Maximum on-demand throughput, where one is set. */
  readonly maximum: number | undefined;
  /** Warm throughput, where it is more than what on-demand gives anyway. */
  readonly warm: number | undefined;
}

/** One partition as a budget sees it. */
export interface Part {
  readonly number: number;
  /** Its part of the throughput, where each partition has one of its own: halves of halves, as it came of splits. */
  readonly share: number;
}
