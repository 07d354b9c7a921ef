import { asToday, decodeUtf8 } from '#engine';
import { Story } from '#testing/story.ts';
import { expect, test } from 'vitest';
import { type Exchange, exchangeOf } from '../exchange.ts';
import { targetOf } from '../operations.ts';
import { refusalsOf } from './refusals.ts';

/** Puts one large item again and again. */
function puts(times: number): Exchange[] {
  const story = new Story(asToday).table('Carts pk:S');
  const body = { TableName: 'Carts', Item: { pk: { S: 'a' }, text: { S: 'x'.repeat(390_000) } } };
  return Array.from({ length: times }, (_, number) => {
    const { result } = story.call('PutItem', body);
    const answer = { ...result.response!, body: decodeUtf8(result.response!.body), trace: result.traces.at(-1) };
    return exchangeOf(number, targetOf('PutItem'), JSON.stringify(body), answer);
  });
}

test('refused writes of one partition are told together', () => {
  const exchanges = puts(6);
  const refused = exchanges.filter(({ status }) => status !== 200).length;
  expect(refusalsOf(exchanges, { tableName: 'Carts' })).toMatchObject([
    { channel: 'write', who: 'P4', partitionId: 'P4', count: refused, perSecond: refused * 381, perSecondMax: 1000, question: 'Why does P4 refuse writes?' },
  ]);
  expect(refusalsOf(exchanges, { tableName: 'Carts', indexName: 'byDay' })).toEqual([]);
});
