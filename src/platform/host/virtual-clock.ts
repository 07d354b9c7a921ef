/**
 * Drives virtual time from the wall clock, at the speed that the learner has set.
 *
 * Virtual time may also run ahead: an answer is with its caller only after its latency, so whoever calls
 * again has lived until then. Requests made one after another can therefore never overlap.
 */
import type { Wall } from './wall.ts';

export class VirtualClock {
  readonly #wall: Wall;
  #virtualMs: number;
  #wallMs: number;
  #speed: number;

  constructor(wall: Wall, virtualMs: number, speed: number) {
    this.#wall = wall;
    this.#virtualMs = virtualMs;
    this.#wallMs = wall.steadyMs();
    this.#speed = speed;
  }

  /** Virtual time now, milliseconds since the epoch. Who has just looked at the wall says what stood there. */
  now(wallMs = this.#wall.steadyMs()): number {
    return this.#virtualMs + (wallMs - this.#wallMs) * this.#speed;
  }

  /** Goes on from a later moment, or at another speed. Its time never goes back; who goes back takes another clock. */
  set(virtualMs: number, speed: number, wallMs = this.#wall.steadyMs()): void {
    this.#virtualMs = Math.max(this.#virtualMs + (wallMs - this.#wallMs) * this.#speed, virtualMs);
    this.#wallMs = wallMs;
    this.#speed = speed;
  }

  /** Wall milliseconds until a virtual moment; nothing while time stands still. */
  wallMsUntil(virtualMs: number, wallMs = this.#wall.steadyMs()): number | undefined {
    return this.#speed === 0 ? undefined : Math.max(0, (virtualMs - this.now(wallMs)) / this.#speed);
  }
}
