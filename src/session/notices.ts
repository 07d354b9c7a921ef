/**
 * What a learner must be told, above every screen, as a fold of what the page knows. Each notice says what
 * happened, what is safe and what to do next. The sentences of the world's failures are the platform's own.
 */
import { say } from '#texts/say.ts';
import type { Told } from './connection.ts';
import type { SessionState } from './session.ts';

/** `stopped`: nothing more is stored. `warned`: something may be lost. `told`: nothing is. */
export type NoticeTone = 'stopped' | 'warned' | 'told';

export type NoticeAction = 'export' | 'reload' | 'workspace';

export interface Notice {
  /** The same for the same news; by it one is dismissed. */
  readonly id: string;
  readonly tone: NoticeTone;
  /** The fact, in a sentence. */
  readonly fact: string;
  /** What is safe, and what to do. */
  readonly rest: string;
  /** The first is what to do first. */
  readonly actions: readonly NoticeAction[];
  /** False for what goes on to be true and to matter. */
  readonly canDismiss: boolean;
}

export type NoticeNews = Pick<SessionState, 'storage' | 'notices' | 'role'>;

/** The gravest first. */
export function noticesOf({ storage, notices, role }: NoticeNews, dismissed: ReadonlySet<string>): Notice[] {
  const all = [...storageNotices(storage), ...once(notices).map(happened), ...(role === 'follower' ? [otherTab] : [])];
  return all.filter(({ id, canDismiss }) => !canDismiss || !dismissed.has(id));
}

function storageNotices(storage: SessionState['storage']): Notice[] {
  switch (storage.kind) {
    case 'stored':
      return [];
    case 'memory':
      // The top bar goes on saying so.
      return [{ id: storage.reason, tone: 'warned', ...inTwo(storage.reason), actions: ['export', 'workspace'], canDismiss: true }];
    case 'failed': {
      const { fact, rest } = inTwo(storage.reason);
      return [
        {
          id: storage.reason,
          tone: 'stopped',
          fact,
          rest: `${rest} ${say('Until then every request is refused.')}`.trimStart(),
          actions: ['export', 'reload', 'workspace'],
          canDismiss: false,
        },
      ];
    }
  }
}

const once = (notices: readonly Told[]): Told[] => [...new Map(notices.map((notice) => [notice.sentence, notice])).values()];

const happened = ({ sentence, isLoss = false }: Told): Notice => ({
  id: sentence,
  tone: isLoss ? 'warned' : 'told',
  ...inTwo(sentence),
  actions: isLoss ? ['workspace'] : [],
  canDismiss: true,
});

const otherTab: Notice = {
  id: 'role',
  tone: 'told',
  fact: say('This workspace is open in another tab too, which stores for both.'),
  rest: say('Work in either: each shows what the other does. When one is closed, the other goes on and nothing is lost.'),
  actions: [],
  canDismiss: true,
};

/** The first sentence and the others. A full stop inside of brackets ends none. */
function inTwo(sentences: string): Pick<Notice, 'fact' | 'rest'> {
  let depth = 0;
  for (let at = 0; at < sentences.length; at++) {
    const letter = sentences[at];
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === '.' && depth <= 0 && sentences[at + 1] === ' ') {
      return { fact: sentences.slice(0, at + 1), rest: sentences.slice(at + 2) };
    }
  }
  return { fact: sentences, rest: '' };
}
