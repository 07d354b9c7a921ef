/** Failures on the way to another engine in the shape of a refusal, so that they are shown where refusals are. */
import type { EngineFailureName } from '#session/engine-failure.ts';
import type { RemoteFailure } from './send.ts';

export interface FailureWords {
  readonly name: EngineFailureName;
  /** What happened, and what is known of the request. What to do next stands in the explanations of errors. */
  readonly message: string;
}

/** `isWrite`: whether the request would have changed something. */
export function failureWords(failure: RemoteFailure, { url, isWrite }: { readonly url: string; readonly isWrite: boolean }): FailureWords {
  const fate = isWrite ? 'The write may or may not have been carried out.' : 'The request only reads, so nothing was changed.';
  switch (failure.kind) {
    case 'not reached': {
      const why = failure.isOnline ? `Nobody answers at ${url}.` : `This machine has no network, so ${url} can’t be reached.`;
      return { name: 'EngineNotReached', message: `${why} ${fate}` };
    }
    case 'page refused':
      return { name: 'EngineRefusesPage', message: `${url} is there, but does not let this site read its answers (CORS). Browsers ask for leave before they send, so as a rule nothing was carried out.` };
    case 'timed out':
      return { name: 'EngineTimedOut', message: `${url} gave no answer within ${failure.afterMs / 1000} seconds. ${fate}` };
    case 'unreadable':
      return {
        name: 'EngineUnreadable',
        message: `${url} answered ${failure.status} with ${failure.contentType === '' ? 'something' : failure.contentType} that is not DynamoDB’s JSON.`,
      };
  }
}
