/**
 * What the code prints, on its way out: at once as long as it is little, in batches when it is much, and
 * only counted when it is too much. A loop that prints for ever costs the page nothing.
 */
import type { OutputLevel, OutputLine } from '#session/code-runner.ts';
import { lineCharsMax, outputBurst, outputCharsMax, outputLinesMax, outputPerSecond } from '../messages.ts';

export interface OutputOptions {
  readonly post: (lines: readonly OutputLine[], omitted: number) => void;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => void;
}

const cutMark = ' … cut';

export class Output {
  readonly #options: OutputOptions;
  #lines: OutputLine[] = [];
  #omitted = 0;
  #postedOmitted = 0;
  #linesLeft = outputLinesMax;
  #charsLeft = outputCharsMax;
  #tokens = outputBurst;
  #refilledMs: number;
  #isTimed = false;

  constructor(options: OutputOptions) {
    this.#options = options;
    this.#refilledMs = options.now();
  }

  /** Whether another line is kept; who asks first need not write what nobody will see. */
  get isFull(): boolean {
    return this.#linesLeft <= 0 || this.#charsLeft <= 0;
  }

  write(level: OutputLevel, text: string, at: OutputLine['at']): void {
    if (this.isFull) this.#omitted++;
    else this.#keep(level, text, at);
    if (this.#mayPost()) this.flush();
    else this.#flushLater();
  }

  /** Counts a line that was not even written. */
  omit(): void {
    this.write('log', '', undefined);
  }

  flush(): void {
    if (this.#lines.length === 0 && this.#omitted === this.#postedOmitted) return;
    this.#options.post(this.#lines, this.#omitted);
    this.#lines = [];
    this.#postedOmitted = this.#omitted;
  }

  #keep(level: OutputLevel, text: string, at: OutputLine['at']): void {
    const charsMax = Math.min(lineCharsMax, this.#charsLeft);
    const kept = text.length <= charsMax ? text : text.slice(0, Math.max(0, charsMax - cutMark.length)) + cutMark;
    this.#linesLeft--;
    this.#charsLeft -= Math.max(kept.length, 1);
    this.#lines.push({ level, text: kept.slice(0, charsMax), at });
  }

  #mayPost(): boolean {
    const now = this.#options.now();
    this.#tokens = Math.min(outputBurst, this.#tokens + ((now - this.#refilledMs) / 1000) * outputPerSecond);
    this.#refilledMs = now;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }

  #flushLater(): void {
    if (this.#isTimed) return;
    this.#isTimed = true;
    this.#options.after(1000 / outputPerSecond, () => {
      this.#isTimed = false;
      this.flush();
    });
  }
}
