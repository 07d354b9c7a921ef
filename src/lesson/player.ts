/**
 * The player of a lesson: which change may come when.
 *
 *     setting up -> deciding -> predicting -> doing -> afterword -> setting up (next step) ... finished
 *                            -> reading ------------------------^
 *
 * It knows no screen and no workspace. Its owner gives it a way to set the tables up and tells it what the
 * learner's requests did; it says where the learner stands.
 */
import { assign, fromPromise, setup } from 'xstate';
import type { Lesson } from './lesson.ts';
import {
  again,
  anew,
  type Beginning,
  enter,
  goOn,
  type Ground,
  hinted,
  isLast,
  learn,
  type News,
  notesOf,
  openPlay,
  type Play,
  predicted,
  readOn,
  shownSolution,
  stepOf,
} from './play.ts';
import type { Progress } from './progress.ts';
import type { Value } from './value.ts';

export interface SetUp {
  readonly lesson: Lesson;
  readonly at: number;
  readonly beginning: Beginning;
}

export type PlayerEvent =
  | { readonly type: 'news'; readonly news: News }
  | { readonly type: 'predict'; readonly said: Value }
  | { readonly type: 'hint' }
  | { readonly type: 'show solution' }
  | { readonly type: 'next' }
  | { readonly type: 'restart step' }
  | { readonly type: 'restart lesson' };

export interface PlayerInput {
  readonly lesson: Lesson;
  readonly progress: Progress | undefined;
}

export const playerMachine = setup({
  types: {} as { context: Play; events: PlayerEvent; input: PlayerInput },
  actors: {
    /** Brings the workspace to where the step begins. Rejects with an Error whose message a learner can read. */
    setUp: fromPromise<Ground, SetUp>(() => Promise.reject(new Error('The player has no workspace.'))),
  },
  guards: {
    isFinished: ({ context }) => context.finished,
    isSolved: ({ context }) => notesOf(context, stepOf(context)).solved,
    isOnlyRead: ({ context }) => stepOf(context).check === undefined,
    awaitsPrediction: ({ context }) => {
      const { said, measured } = notesOf(context, stepOf(context));
      return stepOf(context).predict !== undefined && said === undefined && measured === undefined;
    },
    isLast: ({ context }) => isLast(context),
  },
}).createMachine({
  id: 'player',
  context: ({ input }) => openPlay(input.lesson, input.progress),
  initial: 'settingUp',
  on: {
    'restart step': { target: '.settingUp', actions: assign(({ context }) => again(context)) },
    'restart lesson': { target: '.settingUp', actions: assign(({ context }) => anew(context)) },
  },
  states: {
    settingUp: {
      // Two beginnings at once would spoil each other's tables.
      on: { 'restart step': {}, 'restart lesson': {} },
      invoke: {
        src: 'setUp',
        input: ({ context: { lesson, at, beginning } }) => ({ lesson, at, beginning }),
        onDone: { target: 'deciding', actions: assign(({ context, event }) => enter(context, event.output)) },
        onError: {
          target: 'failed',
          actions: assign(({ context, event }) => ({
            ...context,
            problem: event.error instanceof Error ? event.error.message : String(event.error),
          })),
        },
      },
    },
    failed: {},
    deciding: {
      always: [
        { guard: 'isFinished', target: 'finished' },
        { guard: 'isSolved', target: 'afterword' },
        { guard: 'isOnlyRead', target: 'reading' },
        { guard: 'awaitsPrediction', target: 'predicting' },
        { target: 'doing' },
      ],
    },
    reading: {
      on: {
        news: { actions: assign(({ context, event }) => learn(context, event.news)) },
        next: { target: 'leaving', actions: assign(({ context }) => readOn(context)) },
      },
    },
    predicting: {
      on: {
        news: { target: 'deciding', actions: assign(({ context, event }) => learn(context, event.news)) },
        predict: { target: 'doing', actions: assign(({ context, event }) => predicted(context, event.said)) },
        hint: { actions: assign(({ context }) => hinted(context)) },
        'show solution': { actions: assign(({ context }) => shownSolution(context)) },
      },
    },
    doing: {
      on: {
        news: { target: 'deciding', actions: assign(({ context, event }) => learn(context, event.news)) },
        hint: { actions: assign(({ context }) => hinted(context)) },
        'show solution': { actions: assign(({ context }) => shownSolution(context)) },
      },
    },
    afterword: {
      on: {
        news: { actions: assign(({ context, event }) => learn(context, event.news)) },
        'show solution': { actions: assign(({ context }) => shownSolution(context)) },
        next: { target: 'leaving' },
      },
    },
    leaving: {
      always: [
        { guard: 'isLast', target: 'finished', actions: assign(({ context }) => ({ ...context, finished: true })) },
        { target: 'settingUp', actions: assign(({ context }) => goOn(context)) },
      ],
    },
    finished: {
      on: { news: { actions: assign(({ context, event }) => learn(context, event.news)) } },
    },
  },
});
