import * as client from '@aws-sdk/client-dynamodb';
import * as lib from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { clientPackage, codeWords, commandTarget } from './code-words.ts';

test.each(codeWords)('$from exports $text', ({ text, from }) => {
  expect(Object.hasOwn(from === clientPackage ? client : lib, text)).toBe(true);
});

const both = `import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  GetCommand,
  ScanCommand,
} from "@aws-sdk/lib-dynamodb";`;

test.each([
  ['PutItemCommand', { operation: 'PutItem', isDocument: false }],
  ['QueryCommand', { operation: 'Query', isDocument: false }],
  ['ScanCommand', { operation: 'Scan', isDocument: true }],
  ['GetCommand', { operation: 'GetItem', isDocument: true }],
  ['Date', undefined],
])('new %s() sends %j', (name, target) => {
  expect(commandTarget(name, both)).toEqual(target);
});
