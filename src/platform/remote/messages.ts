/** What the page and the worker that speaks with another engine say to each other. */
import type { EngineAddress } from '#session/engine-address.ts';
import type { RemoteOutcome } from './send.ts';

export type ToRemote =
  /** First, and once: the worker keeps it for as long as it lives. */
  | { readonly kind: 'open'; readonly address: EngineAddress }
  | { readonly kind: 'send'; readonly id: number; readonly target: string; readonly body: Uint8Array };

export interface FromRemote {
  readonly id: number;
  readonly outcome: RemoteOutcome;
}
