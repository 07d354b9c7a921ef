/** Whether a request reads or writes items; the control plane does neither. It gives pictures their colour. */
import type { Exchange } from '../exchange.ts';
import type { RoadChannel } from './road-model.ts';
import { all } from './spoken.ts';

const channels: Readonly<Record<string, RoadChannel>> = {
  GetItem: 'read',
  BatchGetItem: 'read',
  Query: 'read',
  Scan: 'read',
  TransactGetItems: 'read',
  PutItem: 'write',
  UpdateItem: 'write',
  DeleteItem: 'write',
  BatchWriteItem: 'write',
  TransactWriteItems: 'write',
};

const statements = new Set(['ExecuteStatement', 'BatchExecuteStatement', 'ExecuteTransaction']);

export const isOfStatements = (operation: string): boolean => statements.has(operation);

/** PartiQL reads and writes through the same operations; its statements say which. */
export function channelOf({ operation, trace }: Pick<Exchange, 'operation' | 'trace'>): RoadChannel {
  if (!isOfStatements(operation)) return channels[operation] ?? 'control';
  const planned = all(trace?.events ?? [], 'statement.planned');
  return planned.some(({ statement }) => statement !== 'SELECT') ? 'write' : 'read';
}
