/** The Lab's desk: one traffic, two designs, what their runs have measured. It outlives the screen. */
import type { RunWorkloadInput, WorkloadResult } from '#engine';
import { createStore } from 'zustand/vanilla';
import { say } from '#texts/say.ts';
import type { RunLab } from './lab-runner.ts';

export type LabSide = 'a' | 'b';

/** As it stands in the form. */
export interface LabTraffic {
  readonly operation: string;
  readonly keys: string;
  readonly hotPercent: number;
  readonly pattern: string;
  readonly perSecond: number;
  readonly peakPerSecond: number;
  readonly minutes: number;
  readonly itemBytes: number;
  readonly retryMode: string;
  readonly seed: number;
  readonly speed: string;
}

export interface LabDesign {
  readonly billingMode: string;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly regime: string;
  readonly writeShards: number;
}

export interface LabOutcome {
  readonly design: LabDesign;
  readonly traffic: LabTraffic;
  readonly result: WorkloadResult;
}

/** One traffic that was run against both designs. */
export interface LabRun {
  /** From 1 on. */
  readonly number: number;
  readonly outcomes: Readonly<Record<LabSide, LabOutcome>>;
}

export interface LabState {
  readonly traffic: LabTraffic;
  readonly designs: Readonly<Record<LabSide, LabDesign>>;
  /** What is shown. */
  readonly outcomes: Readonly<Record<LabSide, LabOutcome>> | undefined;
  /** The last ones, the latest first. */
  readonly runs: readonly LabRun[];
  /** From 0 to 1 while a run is under way. */
  readonly progress: number | undefined;
  readonly problem: string | undefined;
}

/** Beginnings that show one thing each. */
export const labPresets: readonly { readonly name: string; readonly traffic: Partial<LabTraffic>; readonly a: LabDesign; readonly b: LabDesign }[] = [
  {
    name: say('A hot key, and ten shards'),
    traffic: { operation: 'PutItem', keys: 'HOT_KEY', hotPercent: 62, pattern: 'SPIKE', perSecond: 600, peakPerSecond: 2480, speed: 'FLUID' },
    a: { billingMode: 'PROVISIONED', readUnits: 5, writeUnits: 2600, regime: 'ADAPTIVE', writeShards: 1 },
    b: { billingMode: 'PAY_PER_REQUEST', readUnits: 5, writeUnits: 5, regime: 'ADAPTIVE', writeShards: 10 },
  },
  {
    name: say('Provisioned and on demand'),
    traffic: { operation: 'PutItem', keys: 'UNIFORM', pattern: 'DIURNAL', perSecond: 50, peakPerSecond: 800, speed: 'FLUID' },
    a: { billingMode: 'PROVISIONED', readUnits: 5, writeUnits: 500, regime: 'ADAPTIVE', writeShards: 1 },
    b: { billingMode: 'PAY_PER_REQUEST', readUnits: 5, writeUnits: 5, regime: 'ADAPTIVE', writeShards: 1 },
  },
  {
    name: say('Zipf in 2012 and today'),
    traffic: { operation: 'PutItem', keys: 'ZIPF', pattern: 'CONSTANT', perSecond: 1500, speed: 'FLUID' },
    a: { billingMode: 'PROVISIONED', readUnits: 5, writeUnits: 2500, regime: 'STATIC', writeShards: 1 },
    b: { billingMode: 'PROVISIONED', readUnits: 5, writeUnits: 2500, regime: 'ADAPTIVE', writeShards: 1 },
  },
];

const beginning: LabTraffic = {
  operation: 'PutItem',
  keys: 'HOT_KEY',
  hotPercent: 62,
  pattern: 'SPIKE',
  perSecond: 600,
  peakPerSecond: 2480,
  minutes: 60,
  itemBytes: 1024,
  retryMode: 'STANDARD',
  seed: 4711,
  speed: 'FLUID',
};

const runsMax = 8;

/** The request that runs a traffic against a design. */
export const labInput = (traffic: LabTraffic, design: LabDesign): RunWorkloadInput => ({
  Seed: traffic.seed,
  Speed: traffic.speed,
  Seconds: traffic.minutes * 60,
  PeriodSeconds: 60,
  Rate: { Pattern: traffic.pattern, PerSecond: traffic.perSecond, PeakPerSecond: traffic.peakPerSecond },
  Keys: { Distribution: traffic.keys, Count: 1000, HotShare: traffic.hotPercent / 100 },
  ItemBytes: traffic.itemBytes,
  Operations: [{ Operation: traffic.operation }],
  Clients: { RetryMode: traffic.retryMode },
  Design: {
    BillingMode: design.billingMode,
    ReadCapacityUnits: design.readUnits,
    WriteCapacityUnits: design.writeUnits,
    Regime: design.regime,
    WriteShards: design.writeShards,
  },
});

export class LabDesk {
  readonly store = createStore<LabState>(() => ({
    traffic: beginning,
    designs: { a: labPresets[0]!.a, b: labPresets[0]!.b },
    outcomes: undefined,
    runs: [],
    progress: undefined,
    problem: undefined,
  }));
  readonly #run: RunLab;
  #control: AbortController | undefined;

  constructor(run: RunLab) {
    this.#run = run;
  }

  setTraffic(change: Partial<LabTraffic>): void {
    this.store.setState(({ traffic }) => ({ traffic: { ...traffic, ...change } }));
  }

  setDesign(side: LabSide, change: Partial<LabDesign>): void {
    this.store.setState(({ designs }) => ({ designs: { ...designs, [side]: { ...designs[side], ...change } } }));
  }

  choose(name: string): void {
    const preset = labPresets.find((one) => one.name === name);
    if (preset === undefined) return;
    this.setTraffic(preset.traffic);
    this.store.setState({ designs: { a: preset.a, b: preset.b } });
  }

  /** Runs the traffic against both designs at once. Never rejects: what is wrong is in the state. */
  async start(): Promise<void> {
    this.cancel();
    const control = (this.#control = new AbortController());
    const { traffic, designs } = this.store.getState();
    const done = { a: 0, b: 0 };
    this.store.setState({ progress: 0, problem: undefined });
    const run = async (side: LabSide): Promise<LabOutcome> => {
      const onProgress = (doneSeconds: number): void => {
        if (this.#control !== control) return;
        done[side] = doneSeconds;
        this.store.setState({ progress: (done.a + done.b) / (2 * traffic.minutes * 60) });
      };
      const result = await this.#run(labInput(traffic, designs[side]), { signal: control.signal, onProgress });
      onProgress(traffic.minutes * 60);
      return { design: designs[side], traffic, result };
    };
    try {
      const [a, b] = await Promise.all([run('a'), run('b')]);
      if (this.#control === control) this.#keep({ a, b });
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      if (this.#control === control) this.store.setState({ progress: undefined, problem });
      control.abort();
    }
  }

  /** Shows an earlier run again, with the traffic and the designs that it had. */
  show({ outcomes }: LabRun): void {
    this.cancel();
    const { a, b } = outcomes;
    this.store.setState({ outcomes, traffic: a.traffic, designs: { a: a.design, b: b.design }, problem: undefined });
  }

  #keep(outcomes: LabRun['outcomes']): void {
    this.store.setState(({ runs }) => ({
      outcomes,
      progress: undefined,
      runs: [{ number: (runs[0]?.number ?? 0) + 1, outcomes }, ...runs].slice(0, runsMax),
    }));
  }

  cancel(): void {
    this.#control?.abort();
    this.#control = undefined;
    this.store.setState({ progress: undefined });
  }
}
