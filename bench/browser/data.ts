/** The items that both sides write: 1 KB each as DynamoDB measures them, of the usual types. */
import { itemBytes, type Item } from '#engine';

const itemBytesWanted = 1024;
const words = 'amber basin cedar delta ember fjord grove haven inlet jetty knoll ledge marsh north ocean plain'.split(' ');

/** The n-th item; the same every time. */
export function itemAt(n: number): Item {
  const item: Item = {
    customer: { S: `customer-${String(n).padStart(7, '0')}` },
    total: { N: String((n * 7919) % 100_000) },
    isPaid: { BOOL: n % 3 !== 0 },
    tags: { SS: [words[n % 16]!, `lot-${n % 97}`] },
    address: { M: { street: { S: `${words[(n >> 4) % 16]!} street ${n % 250}` }, city: { S: words[(n >> 2) % 16]! } } },
    note: { S: '' },
  };
  const note = words.map((_, i) => words[(n * (i + 3)) % 16]!).join(' ');
  item['note'] = { S: note.repeat(12).slice(0, itemBytesWanted - itemBytes(item)) };
  return item;
}
