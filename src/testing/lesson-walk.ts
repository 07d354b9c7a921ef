/** Walks a lesson as a learner would who always finds the first solution. */
import { callsToStep, type FindLesson, givenOf } from '#lesson/story.ts';
import type { Call } from '#lesson/calls.ts';
import { effortOf } from '#lesson/evidence.ts';
import type { Lesson, Step } from '#lesson/lesson.ts';
import { again, enter, goOn, learn, openPlay, type Play, readOn, stepOf } from '#lesson/play.ts';
import { LessonStory } from './lesson-story.ts';

export interface Stand {
  readonly step: Step;
  /** As the step begins. */
  readonly play: Play;
  readonly story: LessonStory;
}

/** Every step's beginning, each reached by the first solutions of the steps before it. */
export async function standsOf(lesson: Lesson, find: FindLesson): Promise<Stand[]> {
  const story = new LessonStory(lesson.settings);
  story.given(await callsToStep(lesson, 0, find));
  let play = enter(openPlay(lesson, undefined), groundOf(story, lesson.steps[0]!));
  const stands: Stand[] = [];
  for (;;) {
    const step = stepOf(play);
    stands.push({ step, play, story: story.fork() });
    if (stands.length === lesson.steps.length) return stands;
    play = readOn(attempt(play, story, step.solutions[0]?.calls ?? []));
    story.nextStep();
    const next = goOn(play);
    story.given(await givenOf(lesson, next.at, find));
    play = enter(next, groundOf(story, stepOf(next)));
  }
}

/** The step once more, with its tables made from nothing. */
export async function standAgain(play: Play, find: FindLesson): Promise<Stand> {
  const step = stepOf(play);
  const story = new LessonStory(play.lesson.settings);
  story.given(await callsToStep(play.lesson, play.at, find));
  return { step, play: enter(again(play), groundOf(story, step)), story };
}

function groundOf(story: LessonStory, step: Step): Parameters<typeof enter>[1] {
  const trial = story.fork();
  const before = trial.exchanges.length;
  trial.run(step.solutions[0]?.calls ?? []);
  return { nowMs: story.nowMs, tables: story.tables(), solutionEffort: effortOf(trial.exchanges.slice(before)) };
}

/** The learner sends requests one after another; the play learns of each. */
export function attempt(play: Play, story: LessonStory, calls: readonly Call[]): Play {
  let now = play;
  for (const call of calls) {
    story.run([call]);
    now = learn(now, { nowMs: story.nowMs, tables: story.tables(), exchanges: story.exchanges.slice(-1) });
  }
  return now;
}
