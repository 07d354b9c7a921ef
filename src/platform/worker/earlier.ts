/**
 * How things stood at an earlier moment, to look at: the same requests and the same facts, answered by an engine
 * that nobody lives on. What would change something is not done there.
 */
import { decodeUtf8, type Engine, encodeUtf8 } from '#engine';
import { present } from '#engine/kernel/assert.ts';
import { IndexFlows } from '#session/folds/index-flows.ts';
import type { HeatFold } from '#session/folds/key-space-heat.ts';
import type { Stop } from '#session/going-back.ts';
import type { EngineHost } from '../host/engine-host.ts';
import { stopOf } from './going.ts';
import { insideOf } from './inside.ts';
import { answersOf, factsOf, keyNames, partitionSpans, textAnswer } from './looks.ts';
import type { LookRequest, RequestKind, ResultOf } from './requests.ts';

export class EarlierMoments {
  readonly #host: EngineHost;
  /** The last one looked at: a screen asks many things of it. */
  #last: { readonly stop: string; readonly engine: Engine } | undefined;

  constructor(host: EngineHost) {
    this.#host = host;
  }

  answer(stop: Stop, request: LookRequest, heat: HeatFold): ResultOf<RequestKind> {
    const engine = this.#engineAt(stop);
    switch (request.kind) {
      case 'call':
        return this.#called(engine, request.target, request.body);
      case 'callBytes': {
        const { body, ...head } = this.#called(engine, request.target, decodeUtf8(request.body));
        return { ...head, body: encodeUtf8(body) };
      }
      case 'whatIf':
        return answersOf(engine.fork(), request.calls);
      case 'facts':
        return factsOf(engine, request.query);
      case 'keySpaceHeat':
        return heat.read(request.query, engine.nowMs, partitionSpans(engine, request.query), keyNames(engine, request.query));
      case 'inside':
        return insideOf(engine, request.query, new IndexFlows());
      case 'clock':
        return { nowMs: engine.nowMs, wallMs: performance.timeOrigin + performance.now(), speed: 0 };
    }
  }

  #engineAt(stop: Stop): Engine {
    const index = stopOf(this.#host.going, stop);
    const key = JSON.stringify(stop);
    if (this.#last?.stop !== key) this.#last = { stop: key, engine: this.#host.going.engineAt(index) };
    return this.#last.engine;
  }

  /** On a copy of its own, so that one look does not change the next. */
  #called(engine: Engine, target: string, body: string): ResultOf<'call'> {
    const { response, traces, promises } = engine.fork().step({ kind: 'request', target, body });
    return promises ? lookingBack : textAnswer({ response: present(response, 'the answer of a request'), trace: traces.at(-1) });
  }
}

/** No answer of DynamoDB's, and none that looks like one. */
const lookingBack: ResultOf<'call'> = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({
    __type: 'dynascope#LookingBackException',
    message: 'This is an earlier moment, which can only be looked at. Nothing was changed. Go back to the latest, or go on from here.',
  }),
  trace: undefined,
};
