import { describe, expect, test } from 'vitest';
import { createEngine, noLag, sentence } from '#engine';
import { startMs, Story, type Told } from '#testing/story.ts';

const put = (pk: string, more: object = {}): object => ({ Put: { TableName: 'Music', Item: { pk: { S: pk }, ...more } } });
const get = (pk: string): object => ({ Get: { TableName: 'Music', Key: { pk: { S: pk } } } });
const write = (...TransactItems: object[]): [string, object] => ['TransactWriteItems', { TransactItems }];
const codes = ({ body }: Told): string[] => body.CancellationReasons.map(({ Code }: { Code: string }) => Code);
const sentences = ({ trace }: Told): string[] => trace!.events.map(sentence);

const story = (): Story => new Story().table('Music pk:S');
const keys = (told: Story): string[] =>
  told.done('Scan', { TableName: 'Music' }).Items.map(({ pk }: { pk: { S: string } }) => pk.S).sort();

// Reference 6.20 to 6.23.
describe('requests that meet on one item before the first is answered', () => {
  test('two transactions: the second is cancelled, and its other actions are not done', () => {
    const told = story();
    const [first, second] = told.together(write(put('a'), put('b')), write(put('c'), put('b')));
    expect([first!.status, second!.status, codes(second!)]).toEqual([200, 400, ['None', 'TransactionConflict']]);
    expect(second!.body.CancellationReasons[1].Message).toBe('Transaction is ongoing for the item');
    expect(keys(told)).toEqual(['a', 'b']);
  });

  test.each<[string, object]>([
    ['PutItem', { TableName: 'Music', Item: { pk: { S: 'a' }, n: { N: '1' } } }],
    ['UpdateItem', { TableName: 'Music', Key: { pk: { S: 'a' } }, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': { N: '1' } } }],
    ['DeleteItem', { TableName: 'Music', Key: { pk: { S: 'a' } } }],
    ['ExecuteStatement', { Statement: "DELETE FROM Music WHERE pk = 'a'" }],
  ])('a single write after a transaction: %s is refused', (operation, body) => {
    const [, told] = story().together(write(put('a')), [operation, body]);
    expect([told!.error, told!.message]).toEqual(['TransactionConflictException', 'Transaction is ongoing for the item']);
  });

  test('a batch: the write is left, the others are done', () => {
    const told = story();
    const requests = ['a', 'b'].map((pk) => ({ PutRequest: { Item: { pk: { S: pk }, n: { N: '2' } } } }));
    const [, batch] = told.together(write(put('a')), ['BatchWriteItem', { RequestItems: { Music: requests } }]);
    expect(batch!.body).toEqual({ UnprocessedItems: { Music: [requests[0]] } });
    expect(sentences(batch!).some((text) => /^The write meets an item of Music .*, and is left unprocessed\.$/.test(text))).toBe(true);
    expect(keys(told)).toEqual(['a', 'b']);
  });

  test('a transaction that reads meets single writes as well', () => {
    const [, reads] = story().together(
      ['PutItem', { TableName: 'Music', Item: { pk: { S: 'a' } } }],
      ['TransactGetItems', { TransactItems: [get('b'), get('a')] }],
    );
    expect([reads!.error, codes(reads!)]).toEqual(['TransactionCanceledException', ['None', 'TransactionConflict']]);
  });

  test('a transaction that writes does not mind single writes, and plain reads mind nothing', () => {
    const [, writes, read] = story().together(
      ['PutItem', { TableName: 'Music', Item: { pk: { S: 'a' } } }],
      write(put('a', { n: { N: '1' } })),
      ['GetItem', { TableName: 'Music', Key: { pk: { S: 'a' } } }],
    );
    expect([writes!.status, read!.status]).toEqual([200, 200]);
  });

  test('one after the other they never meet', () => {
    const told = story();
    for (let n = 0; n < 20; n++) told.done(...write(put('a', { n: { N: String(n) } })));
    expect(told.done('GetItem', { TableName: 'Music', Key: { pk: { S: 'a' } } }).Item.n).toEqual({ N: '19' });
  });

  test('a token whose transaction is still under way: reference 6.28', () => {
    const request = { TransactItems: [put('a')], ClientRequestToken: 'once' };
    const [first, second] = story().together(['TransactWriteItems', request], ['TransactWriteItems', request]);
    expect([first!.status, second!.error]).toEqual([200, 'TransactionInProgressException']);
  });
});

// Reference 6.2 and the crash that must not tear one apart.
describe('a transaction is one record', () => {
  const writes = [
    put('a'),
    put('b'),
    { Update: { TableName: 'Music', Key: { pk: { S: 'c' } }, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': { N: '1' } } } },
    { Delete: { TableName: 'Music', Key: { pk: { S: 'old' } } } },
  ];

  test('with all of its writes, units and its token', () => {
    const told = story().put('Music', { pk: { S: 'old' } });
    const { result } = told.call('TransactWriteItems', { TransactItems: writes, ClientRequestToken: 'once' });
    const kinds = result.records.map(({ commits }) => commits.map(({ type }) => type));
    expect(kinds.length).toBe(1);
    expect(kinds[0]!.filter((type) => type === 'item.written').length).toBe(4);
    expect(kinds[0]).toContain('transaction.remembered');
  });

  test('so whoever replays what is on disk has all of it or nothing', () => {
    const told = story().put('Music', { pk: { S: 'old' } });
    told.done('TransactWriteItems', { TransactItems: writes });
    for (let kept = 0; kept <= told.records.length; kept++) {
      const engine = createEngine({ seed: 1, startMs, ...noLag });
      for (const record of told.records.slice(0, kept)) engine.replay(record);
      if (engine.inspect().tables.length === 0) continue;
      const found = new Story(engine).call('Scan', { TableName: 'Music' });
      if (found.status !== 200) continue;
      const names = found.body.Items.map(({ pk }: { pk: { S: string } }) => pk.S).sort().join();
      expect(['', 'old', 'a,b,c']).toContain(names);
    }
  });

  test('a cancelled one changes nothing and keeps no token', () => {
    const told = story().put('Music', { pk: { S: 'a' } });
    const failing = { Put: { TableName: 'Music', Item: { pk: { S: 'a' } }, ConditionExpression: 'attribute_not_exists(pk)' } };
    const request = { TransactItems: [put('b'), failing], ClientRequestToken: 'once' };
    const { result } = told.call('TransactWriteItems', request);
    const kinds = new Set(result.records.flatMap(({ commits }) => commits.map(({ type }) => type)));
    expect([...kinds]).toEqual(['units.consumed']);
    expect(told.call('TransactWriteItems', request).error).toBe('TransactionCanceledException');
  });
});

// Reference 6.28, 2.20.
describe('a token', () => {
  const request = {
    TransactItems: [{ Update: { TableName: 'Music', Key: { pk: { S: 'a' } }, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': { N: '1' } } } }],
    ClientRequestToken: 'once',
  };
  const n = (told: Story): string => told.done('GetItem', { TableName: 'Music', Key: { pk: { S: 'a' } } }).Item.n.N;

  test('is known for ten minutes after the answer, whatever the order of members', () => {
    const told = story();
    told.done('TransactWriteItems', request);
    const [{ Update: update }] = request.TransactItems as [{ Update: object }];
    const turned = { Update: Object.fromEntries(Object.entries(update).reverse()) };
    told.wait(598).done('TransactWriteItems', { ClientRequestToken: 'once', TransactItems: [turned] });
    expect(n(told)).toBe('1');
    told.wait(3).done('TransactWriteItems', request);
    expect(n(told)).toBe('2');
  });

  test('is in the journal and in a snapshot, and a fork has its own', () => {
    const told = story();
    told.done('TransactWriteItems', request);
    const { engine } = told;
    const replayed = createEngine({ seed: 1, startMs, ...noLag });
    for (const record of told.records) replayed.replay(record);
    const restored = createEngine({ seed: 1, startMs, ...noLag });
    for (const record of engine.snapshot()) restored.replay(record);
    for (const again of [replayed, restored, engine.fork()]) {
      const other = new Story(again);
      other.wait(60).done('TransactWriteItems', request);
      expect(n(other)).toBe('1');
      expect(other.call('TransactWriteItems', { ...request, TransactItems: [put('x')] }).error).toBe('IdempotentParameterMismatchException');
      other.wait(600).done('TransactWriteItems', request);
      expect(n(other)).toBe('2');
    }
  });

  test('is forgotten, so that memory does not grow', () => {
    const told = story();
    for (let i = 0; i < 50; i++) told.done('TransactWriteItems', { TransactItems: [put(`k${i}`)], ClientRequestToken: `t${i}` });
    const count = (): number => [...told.engine.snapshot()].flatMap(({ commits }) => commits).filter(({ type }) => type === 'transaction.remembered').length;
    expect(count()).toBe(50);
    told.wait(700);
    expect(count()).toBe(0);
  });
});

// Rows 113, 114; reference 1.46.
describe('limits', () => {
  const many = (count: number): object[] => Array.from({ length: count }, (_, i) => put(`k${i}`));

  test('a hundred actions and no more', () => {
    expect(story().call(...write(...many(100))).status).toBe(200);
    const { error, message } = story().call(...write(...many(101)));
    expect(error).toBe('ValidationException');
    expect(message).toMatch(/^1 validation error detected: Value '\[com\.amazonaws\..*\]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100$/);
  });

  test('a hundred reads and no more', () => {
    const reads = (count: number): object => ({ TransactItems: Array.from({ length: count }, (_, i) => get(`k${i}`)) });
    expect(story().done('TransactGetItems', reads(100)).Responses.length).toBe(100);
    expect(story().call('TransactGetItems', reads(101)).message).toMatch(/ at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100$/);
  });

  test('a hundred statements and no more', () => {
    const statements = (count: number): object => ({
      TransactStatements: Array.from({ length: count }, (_, i) => ({ Statement: `INSERT INTO Music VALUE {'pk': 'k${i}'}` })),
    });
    expect(story().done('ExecuteTransaction', statements(100)).Responses.length).toBe(100);
    expect(story().call('ExecuteTransaction', statements(101)).message).toMatch(/ at 'transactStatements' failed to satisfy constraint: Member must have length less than or equal to 100$/);
  });

  test('4 MB of items in all, to the byte', () => {
    const item = (i: number, bytes: number): object => put(`k${i % 10}`, { t: { S: 'x'.repeat(bytes - 'pkk0t'.length) } });
    const items = (last: number): object[] => [...Array.from({ length: 10 }, (_, i) => item(i, 400_000)), put('m', { t: { S: 'x'.repeat(last - 'pkmt'.length) } })];
    expect(story().call(...write(...items(4 * 1024 * 1024 - 4_000_000))).status).toBe(200);
    expect(story().call(...write(...items(4 * 1024 * 1024 - 4_000_000 + 1))).error).toBe('ValidationException');
  });
});

// Reference 4.06.
describe('throughput', () => {
  const regime = { regime: 'adaptive' } as const;

  /** Overdraws the table's bank, so that it takes more than a minute to have something again. */
  const drained = (): Story => {
    const told = new Story(regime).table('Music pk:S | provisioned 5 5');
    const big = { TableName: 'Music', Item: { pk: { S: 'big' }, text: { S: 'x'.repeat(400_000) } } };
    for (let second = 0; second < 5; second++) {
      while (told.call('PutItem', big).status === 200);
      told.wait(1);
    }
    return told;
  };

  test('a transaction for which none is left is cancelled with the reason and costs nothing', () => {
    const told = drained();
    const refused = told.call(...write(put('a'), put('b')));
    const reason = 'ProvisionedThroughputExceeded';
    expect([refused.error, codes(refused)]).toEqual(['TransactionCanceledException', [reason, reason]]);
    expect(refused.result.records).toEqual([]);
    expect(sentences(refused).some((text) => text.endsWith('Nothing is changed, and it costs nothing.'))).toBe(true);
    expect(told.call('GetItem', { TableName: 'Music', Key: { pk: { S: 'a' } } }).body).toEqual({});
  });

  test('a statement of a batch has it as its own error', () => {
    const statements = { Statements: [{ Statement: "INSERT INTO Music VALUE {'pk': 'a'}" }] };
    const [response] = drained().done('BatchExecuteStatement', statements).Responses;
    expect([response.Error.Code, response.TableName]).toEqual(['ProvisionedThroughputExceeded', 'Music']);
  });

  test('on demand the reason is a throttle', () => {
    const told = new Story(regime).table('Music pk:S');
    const big = { TableName: 'Music', Item: { pk: { S: 'hot' }, text: { S: 'x'.repeat(400_000) } } };
    while (told.call('PutItem', big).status === 200);
    expect(codes(told.call(...write(put('hot'), put('cold'))))).toEqual(['ThrottlingError', 'None']);
  });
});
