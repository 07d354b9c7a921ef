/** DescribeEndpoints. Source: API/API_DescribeEndpoints. */
import { region } from '#engine/model/table.ts';
import { answer, json } from './answer.ts';
import type { Outcome, Step } from './step.ts';

/** Source: API/API_Endpoint, as AWS answers it: a day. */
const cachePeriodMinutes = 1440;

export function describeEndpoints(step: Step): Outcome {
  step.emit({ type: 'request.validated', operation: 'DescribeEndpoints' });
  const endpoint = { Address: `dynamodb.${region}.amazonaws.com`, CachePeriodInMinutes: cachePeriodMinutes };
  return answer({ Endpoints: json([endpoint]) });
}
