/** The same request as a form, a command line or a statement. */
import { useMemo } from 'react';
import type { TableRecord } from '#engine';
import type { RequestDraft } from '#session/drafts.ts';
import { readCli } from '#session/read-cli.ts';
import { asCommandLine, asStatement, draftOfStatement, type RequestWay } from '#session/request-ways.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { commandLine } from './cli-language.ts';
import { statement } from './partiql-language.ts';
import { RequestForm } from './request-form.tsx';
import { TextWay } from './text-way.tsx';

export interface OtherWayProps {
  readonly way: Exclude<RequestWay, 'json'>;
  readonly draft: RequestDraft;
  readonly tables: readonly TableRecord[];
  readonly onDraft: (draft: RequestDraft) => void;
  readonly onRun: () => void;
  readonly onBroken: (isBroken: boolean) => void;
}

export function OtherWay({ way, ...props }: OtherWayProps) {
  switch (way) {
    case 'form':
      return <RequestForm {...props} />;
    case 'cli':
      return <CommandLine {...props} />;
    case 'partiql':
      return <Statement {...props} />;
  }
}

type WayProps = Omit<OtherWayProps, 'way'>;

function CommandLine({ tables, ...props }: WayProps) {
  const extensions = useMemo(() => commandLine(tables), [tables]);
  const read = (text: string): RequestDraft | undefined => {
    const found = readCli(text);
    return 'problem' in found ? undefined : found;
  };
  return <TextWay key="cli" label={say('Request, AWS CLI')} write={asCommandLine} read={read} extensions={extensions} {...props} />;
}

function Statement({ tables, draft, ...props }: WayProps) {
  const { connection } = useSession();
  const extensions = useMemo(() => statement(tables, connection), [tables, connection]);
  return (
    <TextWay
      key="partiql"
      label={say('Request, PartiQL')}
      draft={draft}
      write={(one) => asStatement(one, tables)}
      read={(text) => draftOfStatement(text, draft)}
      extensions={extensions}
      {...props}
    />
  );
}
