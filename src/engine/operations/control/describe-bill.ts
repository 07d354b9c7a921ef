/** DescribeBill: what everything so far would have cost, by table and kind. */
import type { BillKind } from '#engine/model/commit.ts';
import type { PricedLine } from '#engine/pricing/meter.ts';
import { priceBook } from '#engine/pricing/price-book.ts';
import { answer, json } from '../answer.ts';
import type { Outcome, Step } from '../step.ts';

const wireKind: Record<BillKind, string> = {
  reads: 'ReadRequestUnits',
  writes: 'WriteRequestUnits',
  'stream reads': 'StreamsReadRequestUnits',
  'vector searches': 'VectorSearchRequestBytes',
  'vector writes': 'VectorWriteRequestBytes',
  'provisioned reads': 'ReadCapacityUnitHours',
  'provisioned writes': 'WriteCapacityUnitHours',
  storage: 'StorageByteHours',
  recovery: 'RecoveryByteHours',
  backups: 'BackupByteHours',
  restores: 'RestoredBytes',
};

const dollarsOf = (lines: readonly PricedLine[]): number => lines.reduce((sum, { dollars }) => sum + dollars, 0);

const kindsOf = (lines: readonly PricedLine[]): object[] =>
  [...new Set(lines.map(({ kind }) => kind))].map((kind) => {
    const ofKind = lines.filter((line) => line.kind === kind);
    const quantity = ofKind.reduce((sum, line) => sum + line.quantity, 0);
    return { Kind: wireKind[kind], Quantity: quantity, Dollars: dollarsOf(ofKind) };
  });

export function describeBill(step: Step): Outcome {
  step.emit({ type: 'request.validated', operation: 'DescribeBill' });
  const lines = step.state.meter.lines(step.nowMs);
  const numbers = [...new Set(lines.map(({ tableNumber }) => tableNumber))];
  return answer({
    PriceBook: json({ Date: priceBook.date, Region: priceBook.region }),
    Tables: json(
      numbers.map((number) => {
        const ofTable = lines.filter(({ tableNumber }) => tableNumber === number);
        return { TableName: ofTable[0]!.tableName, Kinds: kindsOf(ofTable), Dollars: dollarsOf(ofTable) };
      }),
    ),
    Totals: json(kindsOf(lines)),
    Dollars: json(dollarsOf(lines)),
  });
}
