/** What the file system answers, in words for whoever started the endpoint. */
import { DiskError } from './disk-error.ts';

export const explainFiles =
  (directory: string) =>
  (cause: unknown): unknown => {
    const code = codeOf(cause);
    switch (code) {
      case undefined:
        return cause;
      case 'ENOSPC':
      case 'EDQUOT':
        return new DiskError(
          'quota',
          `There is no room left for ${directory}. Everything that was answered is stored; the request that did not fit is not. Free some space and start again.`,
          cause,
        );
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
        return new DiskError(
          'blocked',
          `${directory} can't be written (${code}). Nothing was changed. Give this user the right to write there, or name another directory.`,
          cause,
        );
      default:
        return new DiskError(
          'failed',
          `${directory} gave an error (${(cause as Error).message}). Everything that was answered is stored. Look at the disk and start again.`,
          cause,
        );
    }
  };

/** The code of an error of the operating system, e.g. `ENOENT`. */
export function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause) || !('syscall' in cause)) return undefined;
  return String(cause.code);
}
