/**
 * How clients of the SDK v3 for JavaScript wait before they try again. Source: reference 4.43 to 4.47, S-RT.
 * Plain numbers in, plain numbers out: real clients and the fluid ones both keep to them.
 */
export const throttleBaseMs = 1000;
export const delayMaxMs = 20_000;
export const retryTokensMax = 500;
export const throttleRetryCost = 5;

/** The longest wait before retry `index`, the first being 0. Source: reference 4.43, 4.44. */
export function delayCeilingMs(index: number): number {
  let ceiling = throttleBaseMs;
  for (let i = 0; i < index && ceiling < delayMaxMs; i++) ceiling *= 2;
  return Math.min(ceiling, delayMaxMs);
}

/** With full jitter: anything up to the ceiling. `unit` is in [0, 1). */
export const delayMs = (index: number, unit: number): number => Math.floor(unit * delayCeilingMs(index));
