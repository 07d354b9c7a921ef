/** What the learner must be told, above every screen: what happened, what is safe, what to do next. */
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { type Notice, type NoticeAction, noticesOf } from '#session/notices.ts';
import type { Session } from '#session/session.ts';
import { transferOf } from '#session/workspace-transfer.ts';
import { formatBytes } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { routes } from './routes.ts';
import { saveFile } from './save-file.ts';
import { useAtWork } from './use-at-work.ts';
import { useLeaveWarning } from './use-leave-warning.ts';
import './notices.css';

export function Notices() {
  const { session, isLesson } = useAtWork();
  const storage = useStore(session.store, (state) => state.storage);
  const happened = useStore(session.store, (state) => state.notices);
  const role = useStore(session.store, (state) => state.role);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  useLeaveWarning(session);
  const notices = noticesOf({ storage, notices: happened, role }, dismissed);
  if (notices.length === 0) return null;
  const dismiss = ({ id }: Notice): void => {
    // What happened may happen again and is told again then; what goes on is told once.
    if (happened.some(({ sentence }) => sentence === id)) session.dismissNotice(id);
    else setDismissed(new Set([...dismissed, id]));
  };
  return (
    <section className="notices" aria-label={say('Notices')}>
      {notices.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} session={session} isLesson={isLesson} onDismiss={() => dismiss(notice)} />
      ))}
    </section>
  );
}

const signs = { stopped: '×', warned: '!', told: 'i' } as const;

interface NoticeBarProps {
  readonly notice: Notice;
  readonly session: Session;
  /** A lesson's workspace has no screen of its own. */
  readonly isLesson: boolean;
  readonly onDismiss: () => void;
}

function NoticeBar({ notice, session, isLesson, onDismiss }: NoticeBarProps) {
  const { tone, fact, rest, actions, canDismiss } = notice;
  const [location] = useLocation();
  return (
    <div className="notice" data-tone={tone}>
      <span className="notice-sign" aria-hidden="true">
        {signs[tone]}
      </span>
      <p className="notice-text" role={tone === 'told' ? 'status' : 'alert'}>
        <b>{fact}</b> {rest}
      </p>
      <div className="notice-actions">
        {actions
          .filter((action) => action !== 'workspace' || !(isLesson || location === routes.workspace))
          .map((action) => (
            <Action key={action} action={action} session={session} />
          ))}
        {canDismiss && (
          <button type="button" className="notice-dismiss" onClick={onDismiss}>
            {say('Dismiss')}
          </button>
        )}
      </div>
    </div>
  );
}

function Action({ action, session }: { readonly action: NoticeAction; readonly session: Session }) {
  switch (action) {
    case 'export':
      return <ExportNow session={session} />;
    case 'reload':
      return (
        <button type="button" onClick={() => location.reload()}>
          {say('Reload')}
        </button>
      );
    case 'workspace':
      return <Link href={routes.workspace}>{say('Open Workspace')}</Link>;
  }
}

function ExportNow({ session }: { readonly session: Session }) {
  const transfer = transferOf(session);
  const state = useStore(transfer.store);
  if (state.kind === 'exporting') {
    return (
      <>
        <span role="status">{say('Exporting, {doneBytes}', { doneBytes: formatBytes(state.progress.doneBytes) })}</span>
        <button type="button" onClick={() => transfer.cancel()}>
          {say('Cancel')}
        </button>
      </>
    );
  }
  return (
    <>
      {state.kind === 'exported' && <span role="status">{say('Exported as {fileName}', { fileName: state.fileName })}</span>}
      {state.kind === 'failed' && state.what === 'export' && <span role="status">{say('There is nothing to export: {reason}', { reason: state.reason })}</span>}
      <button type="button" onClick={() => void transfer.export(saveFile, new Date())}>
        {state.kind === 'exported' ? say('Export again') : say('Export now')}
      </button>
    </>
  );
}
