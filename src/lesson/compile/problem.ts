/** What is wrong with a lesson's text, and where. */
export class LessonProblem extends Error {
  override readonly name = 'LessonProblem';
  readonly line: number | undefined;
  /** Without the place. */
  readonly what: string;

  constructor(file: string, line: number | undefined, what: string) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${what}`);
    this.line = line;
    this.what = what;
  }
}

/** The place that is being read; it names itself in every problem. */
export class Place {
  readonly file: string;
  readonly line: number | undefined;
  readonly part: string;

  constructor(file: string, line: number | undefined, part = '') {
    this.file = file;
    this.line = line;
    this.part = part;
  }

  at(line: number | undefined, part = this.part): Place {
    return new Place(this.file, line, part);
  }

  problem(what: string): LessonProblem {
    return new LessonProblem(this.file, this.line, this.part === '' ? what : `${this.part}: ${what}`);
  }
}
