/**
 * Work that is asked for more often than it is worth doing: the first asking starts it at once, what is asked while
 * it runs or rests is done once at the end of the rest, and once more when all is settled.
 */
export class Pace {
  readonly #restMs: number;
  readonly #settledMs: number;
  readonly #work: () => Promise<void>;
  #isBusy = false;
  #isAsked = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  isOver = false;

  constructor(restMs: number, settledMs: number, work: () => Promise<void>) {
    this.#restMs = restMs;
    this.#settledMs = settledMs;
    this.#work = work;
  }

  ask(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#start(), this.#settledMs);
    this.#start();
  }

  end(): void {
    this.isOver = true;
    clearTimeout(this.#settling);
  }

  #start(): void {
    if (this.isOver) return;
    this.#isAsked = true;
    if (!this.#isBusy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#isAsked && !this.isOver) {
      this.#isAsked = false;
      // oxlint-disable-next-line no-await-in-loop -- one after the other, with a rest between
      await this.#work();
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => {
        setTimeout(resolve, this.#restMs);
      });
    }
    this.#isBusy = false;
  }
}
