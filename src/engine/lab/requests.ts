/** Bodies of the run's requests. Values repeat, so what is always the same is written once. */
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import { scanSegments } from './demand.ts';
import { type MixPart, tableName, type Workload } from './workload.ts';

/** One item, or one item collection, that a call asks for. */
export interface Piece {
  readonly pk: string;
  readonly sk: number;
}

/** All of one length, so that all items are. */
export const partitionKey = (key: number, shard: number): string =>
  `k${String(key).padStart(6, '0')}.${String(shard).padStart(2, '0')}`;

/** Names, keys and numbers of an item take at most so many bytes; the rest is its value. */
const bytesBesideValue = 20;

const keptBytesMax = 16_000_000;
const strongly = ',"ConsistentRead":true';
const quoted = JSON.stringify(tableName);
const keyJson = ({ pk, sk }: Piece): string => `"pk":{"S":"${pk}"},"sk":{"N":"${sk}"}`;
const collection = ({ pk }: Piece, items: number): Piece[] => Array.from({ length: items }, (_, sk) => ({ pk, sk }));

export class RequestBodies {
  readonly #value: string;
  readonly #itemsPerKey: number;
  /** Bytes of requests for one piece, which come again and again. */
  readonly #kept = new Map<MixPart, Map<Piece, Uint8Array>>();
  #keptBytes = 0;

  constructor({ itemBytes, keys }: Pick<Workload, 'itemBytes' | 'keys'>) {
    this.#value = `{"S":"${'x'.repeat(itemBytes - bytesBesideValue)}"}`;
    this.#itemsPerKey = keys.itemsPerKey;
  }

  /** One request for these pieces. `draw` is a chance of its own in [0, 1). */
  body(part: MixPart, pieces: readonly Piece[], draw: number): Uint8Array {
    const only = pieces.length === 1 && part.operation !== 'Scan' ? pieces[0] : undefined;
    if (only === undefined) return this.#encode(part, pieces, draw);
    let kept = this.#kept.get(part);
    if (kept === undefined) this.#kept.set(part, (kept = new Map()));
    let body = kept.get(only);
    if (body === undefined) {
      body = this.#encode(part, pieces, draw);
      if (this.#keptBytes + body.length <= keptBytesMax) {
        this.#keptBytes += body.length;
        kept.set(only, body);
      }
    }
    return body;
  }

  #encode(part: MixPart, pieces: readonly Piece[], draw: number): Uint8Array {
    return encodeUtf8(`{${this.#members(part, pieces, draw)}}`);
  }

  #members({ operation, ...part }: MixPart, pieces: readonly Piece[], draw: number): string {
    const single = this.#single({ operation, ...part }, pieces[0]!, draw);
    if (single !== undefined) return `"TableName":${quoted},${single}`;
    return this.#group(operation, pieces, part.isStrong ? strongly : '');
  }

  #single({ operation, isStrong, items }: MixPart, piece: Piece, draw: number): string | undefined {
    const strong = isStrong ? strongly : '';
    switch (operation) {
      case 'PutItem':
        return `"Item":${this.#item(piece)}`;
      case 'GetItem':
        return `"Key":{${keyJson(piece)}}${strong}`;
      case 'DeleteItem':
        return `"Key":{${keyJson(piece)}}`;
      case 'UpdateItem':
        return `"Key":{${keyJson(piece)}},"UpdateExpression":"SET v = :v","ExpressionAttributeValues":{":v":${this.#value}}`;
      case 'Query':
        return `"KeyConditionExpression":"pk = :k","ExpressionAttributeValues":{":k":{"S":"${piece.pk}"}}${strong}`;
      case 'Scan':
        return `"Limit":${items},"TotalSegments":${scanSegments},"Segment":${Math.floor(draw * scanSegments)}${strong}`;
      default:
        return undefined;
    }
  }

  #group(operation: MixPart['operation'], pieces: readonly Piece[], strong: string): string {
    const all = operation.startsWith('Transact') ? collection(pieces[0]!, this.#itemsPerKey) : pieces;
    const each = (text: (piece: Piece) => string): string => all.map(text).join(',');
    switch (operation) {
      case 'BatchGetItem':
        return `"RequestItems":{${quoted}:{"Keys":[${each((one) => `{${keyJson(one)}}`)}]${strong}}}`;
      case 'BatchWriteItem':
        return `"RequestItems":{${quoted}:[${each((one) => `{"PutRequest":{"Item":${this.#item(one)}}}`)}]}`;
      case 'TransactGetItems':
        return `"TransactItems":[${each((one) => `{"Get":{"TableName":${quoted},"Key":{${keyJson(one)}}}}`)}]`;
      default:
        return `"TransactItems":[${each((one) => `{"Put":{"TableName":${quoted},"Item":${this.#item(one)}}}`)}]`;
    }
  }

  #item(piece: Piece): string {
    return `{${keyJson(piece)},"v":${this.#value}}`;
  }
}

export const createTableBody = ({ design }: Workload): Uint8Array =>
  encodeUtf8(
    JSON.stringify({
      TableName: tableName,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'N' },
      ],
      BillingMode: design.billingMode,
      TableClass: design.tableClass,
      ProvisionedThroughput:
        design.billingMode === 'PROVISIONED'
          ? { ReadCapacityUnits: design.readUnits, WriteCapacityUnits: design.writeUnits }
          : undefined,
    }),
  );
