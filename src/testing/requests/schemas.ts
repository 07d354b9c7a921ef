/** Tables for random requests: all key types, both kinds of index, all projections, names that JavaScript is touchy about. */
import type { ScalarKeyType } from '#engine/model/attribute-value.ts';
import { tableOf } from '../table-notation.ts';
import type { CreateTableRequest } from '#engine/model/requests.ts';

export interface KeyPart {
  readonly name: string;
  readonly type: ScalarKeyType;
}

export interface IndexSchema {
  readonly name: string;
  readonly kind: 'local' | 'global';
  readonly partition: readonly KeyPart[];
  readonly sort: readonly KeyPart[];
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly included: readonly string[];
}

export interface TableSchema {
  readonly name: string;
  readonly create: CreateTableRequest;
  readonly partition: KeyPart;
  readonly sort: KeyPart | undefined;
  readonly indexes: readonly IndexSchema[];
}

type Wire = Pick<CreateTableRequest, 'KeySchema' | 'AttributeDefinitions'>;

function parts({ KeySchema: elements = [] }: Wire, definitions: CreateTableRequest['AttributeDefinitions'], kind: string): KeyPart[] {
  return elements
    .filter(({ KeyType }) => KeyType === kind)
    .map(({ AttributeName: name = '' }) => ({
      name,
      type: (definitions ?? []).find(({ AttributeName }) => AttributeName === name)?.AttributeType as ScalarKeyType,
    }));
}

export function schemaOf(notation: string): TableSchema {
  const create = tableOf(notation);
  const definitions = create.AttributeDefinitions;
  const indexes = (['local', 'global'] as const).flatMap((kind) => {
    const wires = (kind === 'local' ? create.LocalSecondaryIndexes : create.GlobalSecondaryIndexes) ?? [];
    return wires.map((wire): IndexSchema => ({
      name: wire.IndexName ?? '',
      kind,
      partition: parts(wire, definitions, 'HASH'),
      sort: parts(wire, definitions, 'RANGE'),
      projection: wire.Projection?.ProjectionType as IndexSchema['projection'],
      included: wire.Projection?.NonKeyAttributes ?? [],
    }));
  });
  const [partition] = parts(create, definitions, 'HASH');
  const [sort] = parts(create, definitions, 'RANGE');
  return { name: create.TableName ?? '', create, partition: partition!, sort, indexes };
}

export const schemas: readonly TableSchema[] = [
  schemaOf('Plain pk:S'),
  schemaOf('Music pk:S sk:N | local byYear year:N KEYS_ONLY | local byTitle title:S | global byGenre genre:S year:N INCLUDE title,note'),
  schemaOf('Blobs pk:B sk:B | global byTag tag:B KEYS_ONLY | global byTitle title:S'),
  schemaOf('Counts pk:N sk:S | local byGenre genre:S INCLUDE note,title | global flat sk:S | provisioned 5 5'),
  schemaOf('Hostile __proto__:S constructor:N | global toString constructor:N __proto__:S'),
];
