/** Returns what is wrong, or nothing when the lesson has been written. */
export function newLesson(folder: string, words: readonly string[]): string | undefined;
