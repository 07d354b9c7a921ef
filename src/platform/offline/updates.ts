/**
 * The page's side of working offline: registers the service worker, and tells when a new version waits. It
 * waits until the page applies it, so no lesson is ever interrupted.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface OfflineState {
  /** Everything is stored: the page opens without a network. */
  readonly isReady: boolean;
  /** A new version is stored and waits for {@link applyUpdate}. */
  readonly hasUpdate: boolean;
}

export const offlineState: StoreApi<OfflineState> = createStore<OfflineState>(() => ({ isReady: false, hasUpdate: false }));

/** A tab that stays open for days asks now and then, when somebody comes back to it. */
const askEveryMs = 3_600_000;

let registration: ServiceWorkerRegistration | undefined;
let isApplying = false;

/** Call once. Where there are no service workers the page works, with a network. */
export async function startOffline(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  if (serviceWorker === undefined) return;
  const isFirst = serviceWorker.controller === null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isApplying) location.reload();
    // Another tab has applied it; this one goes on with the version it has.
    else if (!isFirst) offlineState.setState({ hasUpdate: true });
  });
  try {
    registration = await serviceWorker.register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' });
  } catch {
    // Private windows and odd hosts refuse; the page works all the same.
    return;
  }
  follow(registration, serviceWorker);
  await serviceWorker.ready;
  offlineState.setState({ isReady: true });
}

/** Goes over to the version that waits, and loads the page anew. */
export function applyUpdate(): void {
  isApplying = true;
  if (registration?.waiting) registration.waiting.postMessage({ kind: 'take over' });
  else location.reload();
}

function follow(registered: ServiceWorkerRegistration, container: ServiceWorkerContainer): void {
  const look = (): void => {
    if (registered.waiting !== null && container.controller !== null) offlineState.setState({ hasUpdate: true });
  };
  look();
  registered.addEventListener('updatefound', () => {
    registered.installing?.addEventListener('statechange', look);
  });
  let askedMs = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - askedMs < askEveryMs) return;
    askedMs = performance.now();
    registered.update().catch(() => undefined);
  });
}
