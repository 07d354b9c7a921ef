/** The items that both sides write: 1 KB each as DynamoDB measures them, of the usual types. */
import { itemBytes, type Item } from '#engine';

export const itemBytesWanted = 1024;
const words = 'amber basin cedar delta ember fjord grove haven inlet jetty knoll ledge marsh north ocean plain'.split(' ');

export const keyOf = (n: number): string => `customer-${String(n).padStart(7, '0')}`;

/** The n-th item; the same every time. */
export function itemAt(n: number): Item {
  const word = (step: number): string => words[(n * step + step) % words.length]!;
  const item: Item = {
    customer: { S: keyOf(n) },
    total: { N: String((n * 7919) % 100_000) },
    isPaid: { BOOL: n % 3 !== 0 },
    tags: { SS: [word(1), `lot-${n % 97}`] },
    address: { M: { street: { S: `${word(5)} street ${n % 250}` }, city: { S: word(7) } } },
    note: { S: '' },
  };
  const sentence = words.map((_, i) => word(2 * i + 3)).join(' ');
  item['note'] = { S: sentence.repeat(12).slice(0, itemBytesWanted - itemBytes(item)) };
  return item;
}

const tableName = 'Orders';

export const tableInput = {
  TableName: tableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'customer', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'customer', KeyType: 'HASH' }],
};

/** As text, which is what a page hands its worker. */
export const putBody = (n: number): string => JSON.stringify({ TableName: tableName, Item: itemAt(n) });
