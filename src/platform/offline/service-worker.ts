/**
 * Serves the page from this browser, whole and of one version: everything that the build made is stored when
 * a version is installed, each file against its checksum, and only then does the version count. A new one
 * waits until the page says that it suits the learner.
 *
 * Caches belong to the origin, and a static host may serve several copies of the site from one, so every
 * name carries the path that this worker serves.
 */
interface Precache {
  readonly version: string;
  readonly files: readonly { readonly path: string; readonly integrity: string }[];
}

/** Put here by the build, see `vite-offline.ts`. */
declare const precache: Precache;
declare const self: ServiceWorkerGlobalScope;

const { version, files } = precache;
const scope = new URL(self.registration.scope);
const prefix = `dynascope:${scope.pathname}:`;
const cacheName = prefix + version;
/** Hosts tell that answers vary by headers that mean nothing for files. */
const asFile = { ignoreVary: true };

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

self.addEventListener('message', ({ data }) => {
  if ((data as { kind?: unknown } | null)?.kind === 'take over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'GET' && url.origin === scope.origin) event.respondWith(answer(request, url));
});

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(files.map((file) => store(cache, file)));
}

async function store(cache: Cache, { path, integrity }: Precache['files'][number]): Promise<void> {
  const { href } = new URL(path, scope);
  // A file whose name tells its content is the same in every version.
  const known = path.startsWith('assets/') ? await caches.match(href, asFile) : undefined;
  const response = known ?? (await fetch(href, { integrity, cache: 'no-cache' }));
  if (!response.ok) throw new Error(`${href} was answered with ${response.status}`);
  await cache.put(href, response);
}

/** Another tab may still run the version before and ask for its files; then they stay until the next time. */
async function activate(): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  if (tabs.length <= 1) await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request: Request, url: URL): Promise<Response> {
  const isPage = url.pathname === scope.pathname || url.pathname === `${scope.pathname}index.html`;
  const wanted = isPage ? scope.href : url.origin + url.pathname;
  const cache = await caches.open(cacheName);
  return (await cache.match(wanted, asFile)) ?? (await caches.match(wanted, asFile)) ?? fetch(request);
}
