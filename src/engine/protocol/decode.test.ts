import * as dynamodb from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '#engine/model/refusal.ts';
import { dynamoTargetPrefix, operationOf, retiredOperations } from './decode.ts';
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
