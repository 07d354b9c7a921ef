/** ListStreams: of the account or of one table, those that were switched off included. Source: reference 7.10. */
import { streamsPageMax } from '#engine/model/limits.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { ListStreamsRequest } from '#engine/model/stream-requests.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { checkListStreams } from '#engine/validation/streams.ts';
import { answer, json } from './answer.ts';
import { findStream } from './find-stream.ts';
import type { Outcome, Step } from './step.ts';

export function listStreams(step: Step, request: ListStreamsRequest): Outcome {
  const refusal = checkListStreams(request);
  if (refusal !== undefined) return refusal;
  const { TableName: label, Limit: limit = streamsPageMax, ExclusiveStartStreamArn: after } = request;
  let streams = step.state.streams.all();
  if (after !== undefined) {
    const last = findStream(step, after);
    if (isRefusal(last)) return last;
    streams = streams.slice(streams.indexOf(last) + 1);
  }
  step.emit({ type: 'request.validated', operation: 'ListStreams' });
  const tableName = label && plainTableName(label);
  if (tableName !== undefined) streams = streams.filter(({ facts }) => facts.tableName === tableName);
  const page = streams.slice(0, limit);
  return answer({
    LastEvaluatedStreamArn: json(page.length < streams.length ? page[page.length - 1]?.arn : undefined),
    Streams: json(page.map(({ arn, facts }) => ({ StreamArn: arn, TableName: facts.tableName, StreamLabel: facts.label }))),
  });
}
