/** The world's time, handed in, so that tests and other hosts can bring their own. */
export interface Wall {
  /** Milliseconds since the epoch. May jump; only differences over short spans are used. */
  epochMs(): number;
  /** Milliseconds that never go back. */
  steadyMs(): number;
  /** Calls once after a while; the result cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Resolves in a later turn of the event loop, when what has come in meanwhile was taken. */
  turn(): Promise<void>;
}

/** The browser's and Node's own. */
export const realWall: Wall = {
  epochMs: () => Date.now(),
  steadyMs: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  turn: () =>
    new Promise((resolve) => {
      setTimeout(resolve, 0);
    }),
};
