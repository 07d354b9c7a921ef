/** A lesson: its text on one side, the live sandbox on the other; on a narrow screen, one of them at a time. */
import { useSelector } from '@xstate/react';
import { useCallback, useEffect, useState } from 'react';
import type { View } from '#lesson/lesson.ts';
import { stepOf } from '#lesson/play.ts';
import { draftsOf } from '#session/drafts.ts';
import type { LessonRun } from '#session/lesson-run.ts';
import { prettyJson } from '#session/pretty-json.ts';
import type { Call } from '#lesson/calls.ts';
import type { PlacedLesson } from '../course.ts';
import { Announcer } from './announcer.tsx';
import { LessonText } from './lesson-text.tsx';
import { Sandbox } from './sandbox.tsx';
import { useSandboxLocation } from './sandbox-location.ts';
import './lesson-screen.css';

export interface LessonScreenProps {
  readonly run: LessonRun;
  readonly placed: PlacedLesson;
}

export function LessonScreen({ run, placed }: LessonScreenProps) {
  const { lesson, player, session } = run;
  const snapshot = useSelector(player, (state) => state);
  const { context: play } = snapshot;
  const sandbox = useSandboxLocation(lesson.id, lesson.layout[0]!);
  /** On a narrow screen: the text, or the sandbox. */
  const [side, setSide] = useState<'text' | 'sandbox'>('text');
  const openView = useCallback(
    (view: View) => {
      sandbox.open(view);
      setSide('sandbox');
    },
    [sandbox],
  );

  const { view } = stepOf(play);
  const { open } = sandbox;
  useEffect(() => {
    if (view !== undefined) open(view);
  }, [view, open]);

  const offer = ({ operation, input }: Call): void => {
    draftsOf(session.connection.workspace).setState({ request: { operation, text: prettyJson(JSON.stringify(input)) } });
    openView('request');
  };

  return (
    <div className="lesson" data-side={side}>
      <div className="lesson-text">
        <LessonText placed={placed} play={play} state={String(snapshot.value)} send={(event) => player.send(event)} onOffer={offer} />
      </div>
      <div className="lesson-sandbox">
        <Sandbox
          layout={lesson.layout}
          location={sandbox}
          isTextShown={side === 'text'}
          onText={() => setSide('text')}
          onView={openView}
          isReady={snapshot.value !== 'settingUp' && snapshot.value !== 'failed'}
        />
      </div>
      <Announcer play={play} state={String(snapshot.value)} />
    </div>
  );
}
