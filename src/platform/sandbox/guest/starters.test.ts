/** The programs learners begin with run to their end, against the real engine with the real SDK. */
import { afterAll, expect, test, vi } from 'vitest';
import { starters } from '#session/code-starters.ts';
import { Session } from '#session/session.ts';
import { memoryConnection } from '#testing/memory-connection.ts';
import { CallerTime } from '../../sdk/caller-time.ts';
import { type FileBody, runModules } from './modules.ts';
import { sdkPackages } from './packages.ts';

const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
// Tables are there after some milliseconds, and the waiters' first look finds them.
await session.run('SetClock', { Speed: 3600 });
afterAll(() => session.close());

const time = new CallerTime({ nowMs: 0, speed: 0, wallMs: () => 0, isBusy: () => false, whenQuiet: setImmediate });
const packages = sdkPackages(async (target, body) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return connection.callBytes(target, body, 'learner');
}, time);
const load = async (_: string, text: string): Promise<FileBody> => {
  const address = `data:text/javascript,${encodeURIComponent(text)}`;
  return ((await import(/* @vite-ignore */ address)) as { default: FileBody }).default;
};

async function printed(text: string): Promise<string> {
  const said: unknown[][] = [];
  const spies = (['log', 'warn', 'table'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...values: unknown[]) => void said.push(values)),
  );
  try {
    await runModules({ files: [{ name: 'main.ts', text }], packages, load });
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return JSON.stringify(said);
}

test.each(starters)('$label: it runs, and runs a second time', async ({ id, text }) => {
  const first = await printed(text);
  expect(first).toContain({ table: 'Sinnerman', documents: 'Tables:', many: '300 items', condition: 'already' }[id]);
  if (id !== 'table') expect(await printed(text)).not.toBe('[]');
});
