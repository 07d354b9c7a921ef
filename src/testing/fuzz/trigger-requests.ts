/** Random requests to triggers, with ids that earlier answers have told of. */
import type { Dice } from '../dice.ts';
import { schemas } from '../requests/schemas.ts';
import type { Request } from '../requests/valid-requests.ts';
import type { Gleanings } from './gleanings.ts';

const someSettings = (dice: Dice): Record<string, unknown> => ({
  ...dice.maybe(0.5, () => ({ BatchSize: dice.between(1, 20) })),
  ...dice.maybe(0.3, () => ({ MaximumBatchingWindowInSeconds: dice.between(0, 20) })),
  ...dice.maybe(0.3, () => ({ ParallelizationFactor: dice.between(1, 10) })),
  ...dice.maybe(0.5, () => ({ MaximumRetryAttempts: dice.between(0, 3) })),
  ...dice.maybe(0.3, () => ({ BisectBatchOnFunctionError: dice.chance(0.5) })),
  ...dice.maybe(0.2, () => ({ FilterCriteria: { Filters: [{ Pattern: dice.pick(['{"eventName":["INSERT"]}', '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"a"}]}}}}', '{']) }] } })),
});

const handlerOf = (dice: Dice): object => dice.pick([{ Kind: 'CODE' }, { Kind: 'CODE' }, {}, { FailsOn: '{"eventName":["REMOVE"]}' }]);

interface Invoked {
  readonly InvocationId: string;
}

export function triggerRequest(dice: Dice, gleaned: Gleanings): Request {
  const UUID = gleaned.any(dice, 'UUID');
  const TableName = dice.pick(schemas).name;
  switch (dice.below(8)) {
    case 0:
    case 1:
      return {
        operation: 'CreateTrigger',
        body: { TableName, FunctionName: 'count', StartingPosition: dice.pick(['TRIM_HORIZON', 'LATEST']), Handler: handlerOf(dice), ...someSettings(dice) },
      };
    case 2:
      return { operation: 'UpdateTrigger', body: { UUID, ...someSettings(dice), ...dice.maybe(0.3, () => ({ Enabled: dice.chance(0.7) })) } };
    case 3:
      return { operation: 'DeleteTrigger', body: { UUID } };
    case 4:
      return { operation: 'ListTriggers', body: { ...dice.maybe(0.5, () => ({ TableName })) } };
    case 5:
      return { operation: 'NextInvocations', body: { ...dice.maybe(0.3, () => ({ UUID })) } };
    default:
      return invocationAnswer(dice, gleaned.any(dice, 'Invocations'));
  }
}

/** To the first of some invocations, as NextInvocations tells of them. */
export function invocationAnswer(dice: Dice, invocations: unknown): Request {
  const [invoked] = (invocations as Invoked[] | undefined) ?? [];
  const outcome = dice.chance(0.5) ? { Error: 'Error: no' } : { Response: '{}' };
  return { operation: 'AnswerInvocation', body: { InvocationId: invoked?.InvocationId, DurationMilliseconds: dice.between(1, 4000), ...outcome } };
}
