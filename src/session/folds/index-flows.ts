/** How quickly the queues of global indexes fill and empty: folded from traces, second by second of virtual time. */
import type { Trace, TraceEvent } from '#engine';
import type { IndexFlow } from '../inside-queries.ts';

const secondMs = 1000;
/** A minute is what a picture shows. */
const secondsMax = 60;

type Flow = { -readonly [Member in keyof IndexFlow]: IndexFlow[Member] };

export class IndexFlows {
  readonly #flows = new Map<string, Flow[]>();

  take({ events }: Trace): void {
    let tableName: string | undefined;
    for (const event of events) {
      if ('tableName' in event && event.tableName !== undefined) tableName = event.tableName;
      if (tableName !== undefined) this.#takeEvent(tableName, event);
    }
  }

  /** The seconds of the last minute in which something happened, oldest first. */
  read(tableName: string, indexName: string, nowMs: number): IndexFlow[] {
    return (this.#flows.get(`${tableName}/${indexName}`) ?? []).filter(({ atMs }) => atMs > nowMs - secondsMax * secondMs);
  }

  #takeEvent(tableName: string, event: TraceEvent): void {
    switch (event.type) {
      case 'index.written':
        if (event.kind === 'global' && event.change !== 'unchanged') this.#at(tableName, event.indexName, event.atMs).in++;
        return;
      case 'index.propagated': {
        const flow = this.#at(tableName, event.indexName, event.atMs);
        flow.out += event.count;
        flow.lagMs = event.lagMs;
        return;
      }
      case 'capacity.throttled':
        if (event.indexName !== undefined && event.channel === 'write') this.#at(tableName, event.indexName, event.atMs).refused++;
        return;
      case 'table.removed':
        for (const key of this.#flows.keys()) if (key.startsWith(`${tableName}/`)) this.#flows.delete(key);
        return;
      default:
    }
  }

  #at(tableName: string, indexName: string, eventMs: number): Flow {
    const key = `${tableName}/${indexName}`;
    const atMs = Math.floor(eventMs / secondMs) * secondMs;
    const flows = this.#flows.get(key) ?? [];
    this.#flows.set(key, flows);
    const last = flows.at(-1);
    if (last?.atMs === atMs) return last;
    const flow: Flow = { atMs, in: 0, out: 0, refused: 0, lagMs: undefined };
    flows.push(flow);
    if (flows.length > secondsMax) flows.shift();
    return flow;
  }
}
