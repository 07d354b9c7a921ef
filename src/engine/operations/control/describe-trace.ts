/** DescribeTrace: what a request did and cost, event by event. */
import { invalid, refuse } from '#engine/model/refusal.ts';
import type { TraceEvent } from '#engine/trace/events.ts';
import { costOf } from '#engine/trace/recorder.ts';
import { sentence } from '#engine/trace/sentence.ts';
import { tracesMax } from '#engine/trace/shelf.ts';
import { answer, json } from '../answer.ts';
import type { Outcome, Step } from '../step.ts';

export function describeTrace(step: Step, { RequestId: requestId }: { RequestId?: string }): Outcome {
  if (requestId === undefined) return invalid("The parameter 'RequestId' is required but was not present in the request");
  const trace = step.state.shelf.find(requestId);
  if (trace === undefined) {
    return refuse('ResourceNotFoundException', `No trace is kept for request ${requestId}: only the last ${tracesMax} are.`);
  }
  step.emit({ type: 'request.validated', operation: 'DescribeTrace' });
  const cost = costOf(trace.events);
  return answer({
    Operation: json(trace.operation),
    Events: json(trace.events.map(onTheWire)),
    DroppedEvents: json(trace.dropped),
    Cost: json({ ReadUnits: cost.readUnits, WriteUnits: cost.writeUnits, Dollars: cost.dollars }),
  });
}

/** Type, time and sentence first, then the event's own numbers; names in the wire's case. */
function onTheWire(event: TraceEvent): object {
  const { type, atMs, ...facts } = event;
  const members = Object.entries(facts).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]);
  return { Type: type, AtMs: atMs, Sentence: sentence(event), ...Object.fromEntries(members) };
}
