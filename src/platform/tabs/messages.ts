/**
 * What the tabs of one workspace say to each other, over a `BroadcastChannel`. All hear everything; `to`
 * says whom it is for. Tabs of different versions of Dynascope may meet, so every message carries the
 * version of this protocol, and only the announcement of a writer is understood across versions.
 */
import type { StorageState } from '#session/connection.ts';
import type { News, TabId } from '../worker/news.ts';
import type { WorkspaceRequest } from '../worker/requests.ts';

/** Counts up with every change of the messages below. */
export const protocolVersion = 2;

interface Envelope {
  readonly version: number;
  readonly from: TabId;
}

export type TabMessage = Envelope &
  (
    | { readonly kind: 'who writes' }
    /** Said when a tab becomes the writer, and to every tab that asks. */
    | { readonly kind: 'writer'; readonly storage: StorageState }
    | {
        readonly kind: 'ask';
        readonly to: TabId;
        readonly id: number;
        readonly request: WorkspaceRequest;
        /** Absent where the same may be asked twice. */
        readonly callId: string | undefined;
      }
    | { readonly kind: 'answer'; readonly to: TabId; readonly id: number; readonly result: unknown }
    | { readonly kind: 'failure'; readonly to: TabId; readonly id: number; readonly problem: string }
    | { readonly kind: 'news'; readonly news: News }
  );

/** A `BroadcastChannel` or what stands for one in a test. */
export interface TabChannel {
  post(message: TabMessage): void;
  listen(hear: (message: TabMessage) => void): void;
  close(): void;
}

export function broadcast(workspace: string): TabChannel {
  const channel = new BroadcastChannel(`dynascope:${workspace}`);
  return {
    post: (message) => channel.postMessage(message),
    listen(hear) {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (isMessage(data)) hear(data);
      };
    },
    close: () => channel.close(),
  };
}

/** Only pages of this origin can post here; what is looked at is which version of Dynascope they are. */
function isMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, from, version } = data as Partial<TabMessage>;
  return typeof kind === 'string' && typeof from === 'string' && typeof version === 'number';
}

/** For a tab that has nobody to talk to. */
export const silence: TabChannel = { post: () => undefined, listen: () => undefined, close: () => undefined };
