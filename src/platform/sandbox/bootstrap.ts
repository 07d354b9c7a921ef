/**
 * The only script that is written into the sandbox's frame. It starts the worker it is given and hands the
 * port on; nothing else ever runs in the frame.
 *
 * A frame made from text lives under the page's content security policy too, so the page's policy must
 * allow this very text by its hash, and `blob:` for scripts and workers. Hence a constant: when the text
 * changes, its test tells the new hash.
 */
export const bootstrap = `addEventListener('message', function start({ source, data, ports }) {
  if (source !== parent) return;
  removeEventListener('message', start);
  new Worker(URL.createObjectURL(new Blob([data], { type: 'text/javascript' }))).postMessage(null, ports);
});`;

/** As it stands in a `script-src`, without the quotes. */
export const bootstrapHash = 'sha256-Y4fVDb1Hh6ECc/VmjYwmYxsTK97xGF1l+ze6BFbMiV8=';
