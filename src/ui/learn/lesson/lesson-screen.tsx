/** A lesson: its text on one side, the live sandbox on the other; on a narrow screen, one of them at a time. */
import { useSelector } from '@xstate/react';
import { useEffect, useRef, useState } from 'react';
import { Router } from 'wouter';
import type { View } from '#lesson/lesson.ts';
import { filled } from '#lesson/fill.ts';
import { stepOf, tellingOf } from '#lesson/play.ts';
import { draftsOf } from '#session/drafts.ts';
import type { LessonRun } from '#session/lesson-run.ts';
import { prettyJson } from '#session/pretty-json.ts';
import type { Call } from '#lesson/calls.ts';
import { TimeBar } from '#ui/shell/time-bar.tsx';
import { Announcer } from './announcer.tsx';
import { LessonText } from './lesson-text.tsx';
import type { Placing } from './placing.ts';
import { OutcomeStrip } from './outcome-strip.tsx';
import { Sandbox } from './sandbox.tsx';
import { useSandboxLocation } from './sandbox-location.ts';
import './lesson-screen.css';

export interface LessonScreenProps {
  readonly run: LessonRun;
  readonly placing: Placing;
}

export function LessonScreen({ run, placing }: LessonScreenProps) {
  const { lesson, player, session } = run;
  const snapshot = useSelector(player, (state) => state);
  const { context: play } = snapshot;
  const state = String(snapshot.value);
  const sandbox = useSandboxLocation(placing.address, lesson.layout[0]!);
  /** On a narrow screen: the text, or the sandbox. */
  const [side, setSide] = useState<'text' | 'sandbox'>('text');
  const { open } = sandbox;
  const openView = (view: View): void => {
    open(view);
    setSide('sandbox');
  };

  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Who comes back from the sandbox comes to read what is new.
    if (side === 'text') text.current?.querySelector('.step-solved')?.scrollIntoView({ block: 'center' });
  }, [side]);

  const { id, view } = stepOf(play);
  useEffect(() => {
    if (view !== undefined) open(view);
  }, [id, view, open]);

  const offer = (call: Call): void => {
    const { operation, input } = filled(call, tellingOf(play));
    draftsOf(session.connection.workspace).setState({ request: { operation, text: prettyJson(JSON.stringify(input)) } });
    openView('request');
  };

  return (
    <div className="lesson-frame">
      <div className="lesson" data-side={side}>
        <div ref={text} className="lesson-text">
          <LessonText placing={placing} run={run} play={play} state={state} send={(event) => player.send(event)} onOffer={offer} />
        </div>
        <div className="lesson-sandbox">
          <Sandbox
            title={lesson.title}
            layout={lesson.layout}
            location={sandbox}
            isTextShown={side === 'text'}
            onText={() => setSide('text')}
            onView={openView}
            isReady={state !== 'settingUp' && state !== 'failed'}
            strip={<OutcomeStrip play={play} state={state} onText={() => setSide('text')} />}
          />
        </div>
      </div>
      <Router hook={sandbox.hook} searchHook={sandbox.searchHook} hrefs={sandbox.href}>
        <TimeBar />
      </Router>
      <Announcer play={play} state={state} />
    </div>
  );
}
