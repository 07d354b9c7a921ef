/** What the lessons' Vite plugin makes of the folder `lessons`. */
declare module 'virtual:course' {
  import type { Lesson, TrackSummary } from '#lesson/lesson.ts';

  export const tracks: readonly TrackSummary[];
  export const loaders: Readonly<Record<string, () => Promise<{ readonly default: Lesson }>>>;
}

declare module 'virtual:myths' {
  import type { Myth } from '#lesson/myth.ts';

  const myths: readonly Myth[];
  export default myths;
}

declare module 'virtual:help' {
  import type { Help } from '#lesson/help.ts';

  const help: Help;
  export default help;
}
