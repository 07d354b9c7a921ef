/** Work that takes a while: how far it is, and how to give it up. */
import type { WorkProgress } from '#session/connection.ts';
import { formatBytes } from '#session/format.ts';
import { say } from '#texts/say.ts';
import './progress-line.css';

export interface ProgressLineProps {
  /** What is being done, e.g. `Exporting`. */
  readonly what: string;
  readonly progress?: WorkProgress | undefined;
  readonly onCancel?: (() => void) | undefined;
}

export function ProgressLine({ what, progress, onCancel }: ProgressLineProps) {
  const { doneBytes = 0, totalBytes } = progress ?? {};
  const share = totalBytes === undefined ? {} : { value: doneBytes, max: totalBytes };
  return (
    <div className="progress-line">
      <progress aria-label={what} {...share} />
      <span>
        {what}
        {doneBytes > 0 && `, ${totalBytes === undefined ? formatBytes(doneBytes) : say('{done} of {all}', { done: formatBytes(doneBytes), all: formatBytes(totalBytes) })}`}
      </span>
      {onCancel !== undefined && (
        <button type="button" className="control-button" onClick={onCancel}>
          {say('Cancel')}
        </button>
      )}
    </div>
  );
}
