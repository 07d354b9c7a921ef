/**
 * What a workspace tells all its tabs as it happens. A busy engine has thousands of steps in a second and a
 * page draws sixty times at most, so news are gathered: the first goes out at once, what follows within the
 * span goes out together at its end. Traces above the cap are counted and never left out in silence.
 */
import type { Trace, TraceEvent } from '#engine';
import type { CallOrigin, ClockReading, ConnectionEvent, StorageState, Told } from '#session/connection.ts';
import type { Wall } from '../host/wall.ts';

/** Whom a call comes from: the id of a tab. */
export type TabId = string;

export type News =
  | { readonly kind: 'changed'; readonly clock: ClockReading; readonly tables: boolean }
  | { readonly kind: 'traces'; readonly traces: readonly TracedBy[]; readonly skipped: readonly (TabId | undefined)[] }
  | { readonly kind: 'storage'; readonly storage: StorageState }
  | ({ readonly kind: 'notice' } & Told);

/** A trace and the tab whose request it was; nobody's for background work. */
export interface TracedBy {
  readonly tab: TabId | undefined;
  readonly trace: Trace;
}

/** News as one tab hears them: the traces of its own requests came with their answers. */
export function eventFor(tab: TabId, news: News): ConnectionEvent | undefined {
  if (news.kind !== 'traces') return news;
  const traces = news.traces.filter((one) => one.tab !== tab).map(({ trace }) => trace);
  const skipped = news.skipped.filter((one) => one !== tab).length;
  return traces.length === 0 && skipped === 0 ? undefined : { kind: 'traces', traces, skipped };
}

const spanMs = 100;
const tracesMax = 64;

export interface Stepped {
  readonly traces: readonly Trace[];
  readonly tables: boolean;
  readonly origin: CallOrigin;
  readonly tab: TabId | undefined;
}

export class NewsPace {
  readonly #wall: Wall;
  readonly #clock: () => ClockReading;
  readonly #tell: (news: News) => void;
  #isResting = false;
  #hasChanged = false;
  #tables = false;
  #traces: TracedBy[] = [];
  #skipped: (TabId | undefined)[] = [];

  constructor(wall: Wall, clock: () => ClockReading, tell: (news: News) => void) {
    this.#wall = wall;
    this.#clock = clock;
    this.#tell = tell;
  }

  /** What a screen asks for itself is nobody's news, unless it changed something. */
  stepped({ traces, tables, origin, tab }: Stepped): void {
    for (const trace of traces) {
      if (tables || trace.events.some(isChange)) this.#hasChanged = true;
      const isBackground = trace.requestId === undefined;
      if (!isBackground && origin === 'page') continue;
      if (this.#traces.length < tracesMax) this.#traces.push({ tab: isBackground ? undefined : tab, trace });
      else this.#skipped.push(isBackground ? undefined : tab);
    }
    this.#tables ||= tables;
    if (!this.#isResting) this.#flush();
  }

  /** Everything may be different now. */
  changed(): void {
    this.#hasChanged = true;
    this.#tables = true;
    if (!this.#isResting) this.#flush();
  }

  #flush(): void {
    if (!this.#hasChanged && this.#traces.length === 0) return;
    this.#isResting = true;
    this.#wall.after(spanMs, () => {
      this.#isResting = false;
      this.#flush();
    });
    const { traces, skipped } = { traces: this.#traces, skipped: this.#skipped };
    const changed = this.#hasChanged ? ({ kind: 'changed', clock: this.#clock(), tables: this.#tables } as const) : undefined;
    this.#traces = [];
    this.#skipped = [];
    this.#hasChanged = false;
    this.#tables = false;
    if (changed !== undefined) this.#tell(changed);
    if (traces.length > 0) this.#tell({ kind: 'traces', traces, skipped });
  }
}

/** Whether something that a screen shows is different afterwards. */
function isChange(event: TraceEvent): boolean {
  switch (event.type) {
    case 'item.written':
      return event.change !== 'absent' && event.change !== 'unchanged';
    case 'index.written':
      return false;
    default:
      return /^(clock|index|table)\./.test(event.type);
  }
}
