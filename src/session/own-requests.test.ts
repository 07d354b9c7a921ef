import { expect, test } from 'vitest';
import { OwnRequests } from './own-requests.ts';

const sent = (operation: string, atMs: number, request = '{}'): { operation: string; request: string; atMs: number } => ({ operation, request, atMs });
const said = (own: OwnRequests): object => Object.fromEntries(Object.entries(own.all()).map(([step, calls]) => [step, calls.map(({ operation, input }) => operation + (operation === 'AdvanceClock' ? Number(input['Seconds']) : ''))]));

test('requests stand in their steps, with the time between them that may have been waited for', () => {
  const own = new OwnRequests();
  own.begin(['a', 'b'], 0);
  own.note('a', sent('CreateTable', 300));
  own.note('a', sent('AdvanceClock', 400));
  own.note('a', sent('PutItem', 10_350));
  own.note('b', sent('Query', 10_900));
  expect(said(own)).toEqual({ a: ['CreateTable', 'AdvanceClock11', 'PutItem'], b: ['Query'] });
});

test('a step that begins again has sent nothing yet; one that was begun before a reload is not known', () => {
  const own = new OwnRequests();
  own.lose('b');
  own.note('a', sent('Scan', 0));
  own.note('b', sent('Scan', 0));
  expect(said(own)).toEqual({ a: ['Scan'] });
  own.begin(['a', 'b'], 0);
  own.note('b', sent('Query', 0));
  expect(said(own)).toEqual({ b: ['Query'] });
});

test('what is no JSON was no request', () => {
  const own = new OwnRequests();
  own.note('a', sent('Scan', 0, '{'));
  own.note('a', sent('Scan', 0, '[]'));
  expect(said(own)).toEqual({});
});
