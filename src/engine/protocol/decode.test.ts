import * as dynamodb from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import { decodeBody, dynamoTargetPrefix, operationOf, retiredOperations } from './decode.ts';
import { requestShapes } from './request-shapes.ts';

/** All that the SDK can ask DynamoDB for. */
const commands = Object.keys(dynamodb)
  .filter((name) => name.endsWith('Command') && !name.startsWith('$'))
  .map((name) => name.slice(0, -'Command'.length));

describe('operations of DynamoDB', () => {
  test.each(commands)('%s is simulated, or said not to be', (operation) => {
    const found = operationOf(dynamoTargetPrefix + operation);
    if (Object.hasOwn(requestShapes, operation)) expect(found).toBe(operation);
    else if (retiredOperations.has(operation)) expect(found).toHaveProperty('message', expect.stringMatching(/version 2017.11.29 is not supported/));
    else expect(found).toMatchObject({ code: 'ValidationException', message: `Dynascope does not simulate ${operation} yet.` });
  });

  test('none that the SDK does not have', () => {
    expect(commands.length).toBeGreaterThan(60);
    expect(Object.keys(requestShapes).filter((operation) => !commands.includes(operation))).toEqual([]);
    expect(isRefusal(operationOf(`${dynamoTargetPrefix}MakeCoffee`))).toBe(true);
  });
});

describe('a body with wrong types', () => {
  const decoded = (body: object): unknown => decodeBody('PutItem', encodeUtf8(JSON.stringify(body)));

  test('what is wrong is told in the order of the operation’s members, whatever the order in the body', () => {
    const told = { code: 'SerializationException', message: 'NUMBER_VALUE cannot be converted to String' };
    expect(decoded({ Item: [], ConditionExpression: 5 })).toMatchObject(told);
    expect(decoded({ ConditionExpression: 5, Item: [] })).toMatchObject(told);
    expect(decoded({ Item: [] })).not.toMatchObject(told);
  });

  test('members that the operation does not have, and those that are null, are not there', () => {
    expect(decoded({ TableName: 'Music', Cover: 'red', ReturnValues: null, Item: { id: { S: '1', X: 2 } } })).toEqual({
      TableName: 'Music',
      Item: { id: { S: '1' } },
    });
  });
});
