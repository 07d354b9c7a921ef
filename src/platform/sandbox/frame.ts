/**
 * The cell: a frame of an origin of its own, in it a worker, in it the learner's code.
 *
 * The frame has no origin in common with the page (`sandbox` without `allow-same-origin`), so it can read
 * neither the page nor its storage; its policy lets nothing out to the network. The worker is there so that
 * an endless loop holds up nobody. `srcdoc` and not an address, because no service worker serves such a
 * frame offline.
 */
import { bootstrap, bootstrapHash } from './bootstrap.ts';

export const framePolicy = [
  "default-src 'none'",
  `script-src '${bootstrapHash}' blob:`,
  'worker-src blob:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

export const frameDocument = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${framePolicy}"><script>${bootstrap}</script>`;

export interface Cell {
  /** Speaks with the worker. */
  readonly port: MessagePort;
  /** Takes frame and worker down, whatever runs there. */
  readonly close: () => void;
}

/** Opens a cell in which `script` runs, the text of the guest's worker. */
export function openCell(script: string): Cell {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Sandbox of your code';
  frame.referrerPolicy = 'no-referrer';
  frame.srcdoc = frameDocument;
  const { port1, port2 } = new MessageChannel();
  frame.addEventListener(
    'load',
    // An opaque origin has no name to address it by; the frame is ours and has loaded nothing else.
    () => frame.contentWindow?.postMessage(script, '*', [port2]),
    { once: true },
  );
  document.body.append(frame);
  return { port: port1, close: () => frame.remove() };
}
