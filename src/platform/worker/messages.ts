/** What a page and its own worker say to each other. */
import type { ConnectionEvent, StorageState, WorkProgress } from '#session/connection.ts';
import type { WorkspaceRequest } from './requests.ts';

export type PageMessage =
  /** The first one. */
  | { readonly kind: 'open'; readonly workspace: string }
  | { readonly kind: 'ask'; readonly id: number; readonly request: WorkspaceRequest }
  /** Nobody wants the answer any more; there is one all the same. */
  | { readonly kind: 'cancel'; readonly id: number }
  /** The last one; answered when all is written. */
  | { readonly kind: 'close' };

export type WorkerMessage =
  | { readonly kind: 'opened'; readonly storage: StorageState }
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly problem: string }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: WorkProgress }
  | { readonly kind: 'event'; readonly event: ConnectionEvent }
  | { readonly kind: 'closed' };
