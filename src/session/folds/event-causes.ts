/**
 * Which request set off what happened by itself later. A request tells when its consequences are due: when an index
 * will show a write, when a status ends, where a split goes on. What then happens at that time is its consequence.
 */
import type { Trace, TraceEvent } from '#engine';
import type { Exchange } from '../exchange.ts';

interface Due {
  readonly atMs: number;
  readonly exchange: Exchange;
}

export class EventCauses {
  readonly #byRequest = new Map<string, Exchange>();
  /** By what is due, in the order of the requests. */
  readonly #due = new Map<string, Due[]>();

  constructor(exchanges: readonly Exchange[]) {
    for (const exchange of exchanges) {
      this.#byRequest.set(exchange.requestId, exchange);
      let tableName = '';
      for (const event of exchange.trace?.events ?? []) {
        if ('tableName' in event && event.tableName !== undefined) tableName = event.tableName;
        this.#note(exchange, tableName, event);
      }
    }
  }

  /** The exchange itself for its own events. */
  of(event: TraceEvent, { requestId }: Trace): Exchange | undefined {
    const id = event.cause ?? requestId;
    return id === undefined ? this.#consequence(event) : this.#byRequest.get(id);
  }

  #note(exchange: Exchange, tableName: string, event: TraceEvent): void {
    if (event.type === 'index.written' && event.kind === 'global') this.#add(`index ${tableName} ${event.indexName}`, event.visibleAtMs, exchange);
    else if (event.type === 'split.planned') this.#add(`split ${event.tableName} ${event.indexName ?? ''} ${event.partitionId}`, event.endsAtMs, exchange);
    else if ('settlesAtMs' in event && event.settlesAtMs !== undefined) {
      this.#add(`status ${event.tableName}`, event.settlesAtMs, exchange);
    }
  }

  #add(key: string, atMs: number, exchange: Exchange): void {
    const due = this.#due.get(key) ?? [];
    due.push({ atMs, exchange });
    this.#due.set(key, due);
  }

  #consequence(event: TraceEvent): Exchange | undefined {
    switch (event.type) {
      case 'index.propagated':
        return this.#last(`index ${event.tableName} ${event.indexName}`, event.atMs);
      case 'partition.split':
        return this.#last(`split ${event.tableName} ${event.indexName ?? ''} ${event.partitionId}`, event.atMs);
      case 'table.activated':
      case 'table.updated':
      case 'table.removed':
      case 'index.activated':
      case 'index.backfilled':
      case 'index.backfill-started':
      case 'index.updated':
      case 'index.removed':
        return this.#last(`status ${event.tableName}`, event.atMs);
      default:
        return undefined;
    }
  }

  /** The newest request whose consequence was due by then. */
  #last(key: string, atMs: number): Exchange | undefined {
    return this.#due.get(key)?.findLast((due) => due.atMs <= atMs + 1)?.exchange;
  }
}
