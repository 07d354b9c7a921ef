/** A lesson's text out of a file that somebody has chosen. */
import { sharedCharsMax } from '#lesson/shared.ts';
import { say } from '#texts/say.ts';

/** Rejects with an Error for the learner. What is too large is not read at all. */
export async function textOfFile(file: Pick<File, 'size' | 'arrayBuffer'>): Promise<string> {
  // A character is up to three bytes of UTF-8, or four that count as two.
  if (file.size > sharedCharsMax * 3) throw new Error(say('The file is larger than a lesson of {sharedCharsMax} characters can be.', { sharedCharsMax }));
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(say('The file is no text: a lesson is Markdown in UTF-8.'));
  }
}
