import { expect, test } from 'vitest';
import type { GuestMessage } from '../messages.ts';
import { CallQueue } from './call-queue.ts';

type Call = Extract<GuestMessage, { kind: 'call' }>;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function openQueue() {
  const posted: Call[] = [];
  const queue = new CallQueue((message) => void posted.push(message as Call));
  const answer = ({ id, body }: Call): void =>
    queue.answer({ kind: 'answer', id, status: 200, headers: {}, body: `answer to ${body}`, answeredAtMs: undefined });
  return { queue, posted, answer };
}

test('answers come to the calls they belong to, in any order', async () => {
  const { queue, posted, answer } = openQueue();
  const calls = ['a', 'b', 'c'].map((text) => queue.call('T', encode(text), {}), {});
  posted.toReversed().forEach(answer);
  const bodies = (await Promise.all(calls)).map(({ body }) => new TextDecoder().decode(body));
  expect(bodies).toEqual(['answer to a', 'answer to b', 'answer to c']);
  expect(queue.count).toBe(0);
});

test('at most 64 are under way; the others follow one by one', async () => {
  const { queue, posted, answer } = openQueue();
  const calls = Array.from({ length: 5000 }, (_, i) => queue.call('T', encode(String(i)), {}));
  expect([posted.length, queue.count]).toEqual([64, 5000]);
  answer(posted[0]!);
  expect([posted.length, queue.count]).toEqual([65, 4999]);
  for (let i = 1; i < 5000; i++) answer(posted[i]!);
  await Promise.all(calls);
  expect(posted.map(({ body }) => body)).toEqual(calls.map((_, i) => String(i)));
});

test('a lost call rejects, and an answer that nobody waits for is dropped', async () => {
  const { queue, posted, answer } = openQueue();
  const call = queue.call('T', encode('a'), {});
  queue.lose({ kind: 'lost', id: posted[0]!.id, reason: 'closed' });
  answer(posted[0]!);
  await expect(call).rejects.toThrow('closed');
});

test('calls without end are refused', async () => {
  const { queue } = openQueue();
  const body = encode('{}');
  for (let i = 0; i < 100_000; i++) void queue.call('T', body, {});
  await expect(queue.call('T', body, {})).rejects.toThrow('100,000 requests wait');
});
