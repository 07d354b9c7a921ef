/** Random requests to streams, with arns, shards and iterators that earlier answers have told of. */
import type { Dice } from '../dice.ts';
import { schemas } from '../requests/schemas.ts';
import type { Request } from '../requests/valid-requests.ts';
import type { Gleanings } from './gleanings.ts';

const iteratorTypes = ['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER'];

function streamArn(dice: Dice, gleaned: Gleanings): string | undefined {
  const table = gleaned.any(dice, 'TableDescription') as { LatestStreamArn?: string } | undefined;
  return table?.LatestStreamArn ?? (gleaned.any(dice, 'Streams') as { StreamArn: string }[] | undefined)?.[0]?.StreamArn;
}

interface Described {
  readonly StreamArn: string;
  readonly Shards: readonly { readonly ShardId: string; readonly SequenceNumberRange: { readonly StartingSequenceNumber: string } }[];
}

function iteratorOf(dice: Dice, described: Described | undefined): Record<string, unknown> {
  if (described === undefined || described.Shards.length === 0) return { ShardIteratorType: dice.pick(iteratorTypes) };
  const { ShardId, SequenceNumberRange: range } = dice.pick(described.Shards);
  const ShardIteratorType = dice.pick(iteratorTypes);
  const SequenceNumber = ShardIteratorType.endsWith('NUMBER') ? range.StartingSequenceNumber : undefined;
  return { StreamArn: described.StreamArn, ShardId, ShardIteratorType, SequenceNumber };
}

export function streamRequest(dice: Dice, gleaned: Gleanings): Request {
  switch (dice.below(4)) {
    case 0:
      return { operation: 'ListStreams', body: { ...dice.maybe(0.5, () => ({ TableName: dice.pick(schemas).name })) } };
    case 1:
      return { operation: 'DescribeStream', body: { StreamArn: streamArn(dice, gleaned), ...dice.maybe(0.2, () => ({ Limit: dice.between(1, 3) })) } };
    case 2:
      return { operation: 'GetShardIterator', body: iteratorOf(dice, gleaned.any(dice, 'StreamDescription') as Described | undefined) };
    default: {
      const ShardIterator = gleaned.any(dice, 'NextShardIterator') ?? gleaned.any(dice, 'ShardIterator');
      return { operation: 'GetRecords', body: { ShardIterator, ...dice.maybe(0.3, () => ({ Limit: dice.between(1, 9) })) } };
    }
  }
}
