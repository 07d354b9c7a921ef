/**
 * A lesson being done: the player's machine, the workspace it is done in, and the news between them. The
 * lesson makes its tables by real requests of origin `page`; the learner's own are what it looks at.
 */
import { type Actor, createActor, fromPromise } from 'xstate';
import type { Call } from '#lesson/calls.ts';
import { effortOf, type ExchangeEvidence } from '#lesson/evidence.ts';
import { filled, isOpen, tellingOfAnswers } from '#lesson/fill.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { namedTables } from '#lesson/named-tables.ts';
import { type Ground, notesOf, stepOf } from '#lesson/play.ts';
import { playerMachine, type SetUp } from '#lesson/player.ts';
import { type Progress, progressOf, type ProgressStore } from '#lesson/progress.ts';
import { callsToStep, type FindLesson, givenOf, rested } from '#lesson/story.ts';
import { say } from '#texts/say.ts';
import type { Facts } from './connection.ts';
import { errorOf, exchangeOf } from './exchange.ts';
import { targetOf } from './operations.ts';
import { OwnRequests } from './own-requests.ts';
import type { Session } from './session.ts';

export type Player = Actor<typeof playerMachine>;

export interface LessonRunOptions {
  readonly lesson: Lesson;
  /** Of the lesson's own workspace. */
  readonly session: Session;
  readonly store: ProgressStore;
  readonly find: FindLesson;
}

/** Items of one table that a check looks at, at most. */
const itemsMax = 2000;

export const workspaceOf = (lessonId: string): string => `lesson-${lessonId}`;

export class LessonRun {
  readonly lesson: Lesson;
  readonly session: Session;
  readonly player: Player;
  /** Whether the lesson has another text than when it was done. */
  readonly hasChanged: boolean;
  /** What the learner has sent in each step until it was solved. */
  readonly own = new OwnRequests();
  readonly #find: FindLesson;
  readonly #tables: readonly string[];
  readonly #unsubscribe: (() => void)[] = [];
  /** Requests that the player has not been told of. */
  #untold: ExchangeEvidence[] = [];
  #wentToMs: number | undefined;
  #isTelling = false;
  #hasNews = false;

  constructor({ lesson, session, store, find }: LessonRunOptions) {
    this.lesson = lesson;
    this.session = session;
    this.#find = find;
    this.#tables = namedTables(lesson);
    const progress = store.read(lesson.id);
    const setUp = fromPromise<Ground, SetUp>(({ input }) => this.#setUp(input, progress));
    this.player = createActor(playerMachine.provide({ actors: { setUp } }), { input: { lesson, progress } });
    // A lesson that is looked at again has been done in the text it had then.
    let doneEdition = progress?.finished === true ? progress.edition : undefined;
    this.hasChanged = doneEdition !== undefined && doneEdition !== lesson.edition;
    this.player.subscribe(({ context, value }) => {
      if (!context.finished) doneEdition = undefined;
      store.write({ ...progressOf(context, isSettled(value)), edition: doneEdition ?? lesson.edition });
    });
    if (progress !== undefined && (progress.notes[progress.step]?.effort.calls ?? 0) > 0) this.own.lose(progress.step);
    this.#unsubscribe.push(
      session.onExchange((exchange) => {
        // What is asked of an earlier moment tells nothing of the present.
        if (this.#isLooking) return;
        const { context } = this.player.getSnapshot();
        if (!notesOf(context, stepOf(context)).solved) this.own.note(stepOf(context).id, exchange);
        this.#untold.push(exchange);
        this.#tell();
      }),
      session.travel.onGone((toMs) => {
        this.#wentToMs = toMs;
        this.#tell();
      }),
      session.store.subscribe((state, before) => {
        if (state.version !== before.version) this.#tell();
      }),
    );
    this.player.start();
  }

  async close(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.player.stop();
    await this.session.close();
  }

  get #isLooking(): boolean {
    return this.session.travel.store.getState().looking !== undefined;
  }

  /** Tells the player what is new; while facts are being read, what comes in between is told afterwards. */
  #tell(): void {
    this.#hasNews = true;
    if (this.#isTelling || this.#isLooking) return;
    this.#isTelling = true;
    void this.#tellWhileNews().finally(() => {
      this.#isTelling = false;
    });
  }

  async #tellWhileNews(): Promise<void> {
    while (this.#hasNews) {
      this.#hasNews = false;
      const exchanges = this.#untold;
      const wentToMs = this.#wentToMs;
      this.#untold = [];
      this.#wentToMs = undefined;
      const { nowMs, tables } = await this.#facts();
      this.player.send({ type: 'news', news: { nowMs, tables, exchanges, wentToMs } });
    }
  }

  #facts(): Promise<Facts> {
    return this.session.connection.facts({ itemsOf: this.#tables, itemsMax });
  }

  async #setUp({ lesson, at, beginning }: SetUp, progress: Progress | undefined): Promise<Ground> {
    if (beginning === 'from the step before') await this.#send(rested(await givenOf(lesson, at, this.#find)));
    else if (beginning === 'from nothing' || (await this.#isCleared(progress))) await this.#fromNothing(lesson, at);
    const solution = lesson.steps[at]?.solutions[0]?.calls;
    // A lesson goes on without a comparison, where a copy can't be had.
    const solutionEffort = solution && (await this.#effortOf(solution).catch(() => undefined));
    const { nowMs, tables } = await this.#facts();
    if (beginning !== 'as it is') this.own.begin(lesson.steps.slice(at).map(({ id }) => id), nowMs);
    return { nowMs, tables, solutionEffort };
  }

  /** The browser may clear a workspace and keep the progress, or the other way round. */
  async #isCleared(progress: Progress | undefined): Promise<boolean> {
    if (progress === undefined || progress.tables.length === 0) return false;
    const { tables } = await this.#facts();
    return tables.length === 0;
  }

  async #fromNothing(lesson: Lesson, at: number): Promise<void> {
    const { speed, ...beginning } = lesson.settings;
    await this.session.connection.reset(beginning);
    const clock: Call[] = speed === undefined ? [] : [{ operation: 'SetClock', input: { Speed: speed } }];
    await this.#send(rested([...clock, ...(await callsToStep(lesson, at, this.#find))]));
    // What was sent to the tables that are gone proves nothing about the new ones.
    this.#untold = [];
  }

  async #send(calls: readonly Call[]): Promise<void> {
    const sent: ExchangeEvidence[] = [];
    for (const call of calls) {
      const { operation, input } = isOpen(call) ? filled(call, tellingOfAnswers(sent, (await this.#facts()).nowMs)) : call;
      const body = JSON.stringify(input);
      const client = call.isUnderWay === true ? { isUnderWay: true } : undefined;
      const answer = await this.session.connection.call({ target: targetOf(operation), body, origin: 'page', client });
      sent.push(exchangeOf(0, targetOf(operation), body, answer));
      if (answer.status === 200 || call.mayBeRefused === true) continue;
      const { name, message } = errorOf(answer.body);
      throw new Error(say("The lesson's tables could not be made: {operation} was refused with {name}. {message}", { operation, name, message }).trim());
    }
  }

  /** What requests would take, tried on a copy. */
  async #effortOf(calls: readonly Call[]): Promise<ReturnType<typeof effortOf>> {
    const { nowMs } = await this.#facts();
    const known: Call[] = [];
    for (const call of calls) {
      known.push(isOpen(call) ? filled(call, tellingOfAnswers(await this.#tried(known), nowMs)) : call);
    }
    return effortOf(await this.#tried(known));
  }

  async #tried(calls: readonly Call[]): Promise<ExchangeEvidence[]> {
    const bodies = calls.map(({ operation, input }) => ({ target: targetOf(operation), body: JSON.stringify(input) }));
    const answers = await this.session.connection.whatIf(bodies);
    return answers.map((answer, at) => exchangeOf(0, bodies[at]!.target, bodies[at]!.body, answer));
  }
}

/** While tables are being made, a reload must make them again. */
const isSettled = (value: unknown): boolean => value !== 'settingUp' && value !== 'failed';
