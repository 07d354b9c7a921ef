import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A service worker container that a test plays. */
class PlayedContainer extends EventTarget {
  controller: object | null = null;
  readonly ready = Promise.resolve();
  readonly registration = Object.assign(new EventTarget(), {
    waiting: null as { postMessage: (message: unknown) => void } | null,
    installing: null as EventTarget | null,
    update: () => Promise.resolve(),
  });
  readonly register = vi.fn(() => Promise.resolve(this.registration));
}

const container = { current: new PlayedContainer() };
const reload = vi.fn();

beforeEach(() => {
  container.current = new PlayedContainer();
  vi.stubGlobal('navigator', { serviceWorker: container.current });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { baseURI: 'https://host.example/some/path/', visibilityState: 'visible' }));
  vi.stubGlobal('location', { reload });
  reload.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A new version comes in and waits. */
function install(heard: unknown[]): void {
  const { registration } = container.current;
  registration.installing = new EventTarget();
  registration.dispatchEvent(new Event('updatefound'));
  registration.waiting = { postMessage: (message) => heard.push(message) };
  registration.installing.dispatchEvent(new Event('statechange'));
}

test('the worker stands beside the page, wherever that is', async () => {
  const { offlineState, startOffline } = await import('./updates.ts');
  await startOffline();
  expect(container.current.register).toHaveBeenCalledWith(new URL('https://host.example/some/path/service-worker.js'), {
    updateViaCache: 'none',
  });
  expect(offlineState.getState()).toEqual({ isReady: true, hasUpdate: false });
});

test('the first version is no update', async () => {
  const { offlineState, startOffline } = await import('./updates.ts');
  await startOffline();
  install([]);
  expect(offlineState.getState().hasUpdate).toBe(false);
});

test('a new version waits until it is asked in, then the page loads anew', async () => {
  container.current.controller = {};
  const { applyUpdate, offlineState, startOffline } = await import('./updates.ts');
  await startOffline();
  const heard: unknown[] = [];
  install(heard);
  expect(offlineState.getState().hasUpdate).toBe(true);
  expect(heard).toEqual([]);
  applyUpdate();
  expect(heard).toEqual([{ kind: 'take over' }]);
  expect(reload).not.toHaveBeenCalled();
  container.current.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
});

test('a version that another tab has asked in is told, and does not disturb this one', async () => {
  container.current.controller = {};
  const { offlineState, startOffline } = await import('./updates.ts');
  await startOffline();
  container.current.dispatchEvent(new Event('controllerchange'));
  expect(reload).not.toHaveBeenCalled();
  expect(offlineState.getState().hasUpdate).toBe(true);
});

test.each([
  ['there are no service workers', () => vi.stubGlobal('navigator', {})],
  ['the browser refuses one', () => container.current.register.mockRejectedValueOnce(new Error('no'))],
])('where %s the page goes on', async (_name, arrange) => {
  arrange();
  const { offlineState, startOffline } = await import('./updates.ts');
  await startOffline();
  expect(offlineState.getState().isReady).toBe(false);
});
