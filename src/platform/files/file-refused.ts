/** Why a workspace file is not taken. Nothing has changed; the message says what is wrong, in a sentence. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}
