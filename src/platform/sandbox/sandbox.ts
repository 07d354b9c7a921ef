/**
 * Runs learners' code: in a worker, in a frame without an origin, without network and storage. Its only way
 * out is a port on which it can ask for DynamoDB's operations and say what it prints.
 *
 * Every run has a cell of its own, so nothing of one run is there in the next.
 */
import guestUrl from 'virtual:sandbox-guest';
import type { CodeRunHandle, CodeRunner, CodeRunOptions } from '#session/code-runner.ts';
import { openCell } from './frame.ts';
import { HostDesk } from './host-desk.ts';

let guestScript: Promise<string> | undefined;

/** The worker's script, fetched once; a failed attempt is not kept. */
function loadGuestScript(): Promise<string> {
  guestScript ??= fetchText(guestUrl).catch((thrown: unknown) => {
    guestScript = undefined;
    throw thrown;
  });
  return guestScript;
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.text();
}

export const sandbox: CodeRunner = {
  start(options: CodeRunOptions): CodeRunHandle {
    let desk: HostDesk | undefined;
    let isStopped = false;
    const open = (script: string): void => {
      if (!isStopped) desk = new HostDesk({ ...options, ...openCell(script) });
    };
    loadGuestScript().then(open, (thrown: unknown) => {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      if (!isStopped) options.onEvent({ kind: 'ended', end: { kind: 'halted', reason: `Not run: the sandbox could not be loaded. ${reason}` } });
      isStopped = true;
    });
    return {
      stop() {
        if (desk !== undefined) desk.stop();
        else if (!isStopped) options.onEvent({ kind: 'ended', end: { kind: 'stopped' } });
        isStopped = true;
      },
    };
  },
};
