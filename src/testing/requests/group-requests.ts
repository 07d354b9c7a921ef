/** Requests with several parts, and statements. */
import type { Dice } from '../dice.ts';
import { batchGetItem, batchWriteItem, transactGetItems, transactWriteItems } from './batch-requests.ts';
import type { TableSchema } from './schemas.ts';
import { batchExecuteStatement, executeStatement, executeTransaction } from './statements.ts';
import type { Request } from './valid-requests.ts';

const kinds = [batchGetItem, batchWriteItem, transactGetItems, transactWriteItems, executeStatement, batchExecuteStatement, executeTransaction];

export const groupRequest = (dice: Dice, schemas: readonly TableSchema[]): Request => dice.pick(kinds)(dice, schemas);
