import { describe, expect, test } from 'vitest';
import { type NoticeNews, noticesOf } from './notices.ts';

const calm: NoticeNews = { storage: { kind: 'stored' }, notices: [], role: 'writer' };
const nothing: ReadonlySet<string> = new Set();
const told = (news: Partial<NoticeNews>, dismissed = nothing) => noticesOf({ ...calm, ...news }, dismissed);

const full = 'The browser has no room left. What was answered is stored. Free some disk space, then reload the page.';

describe('notices', () => {
  test('there are none while all is well', () => {
    expect(told({})).toEqual([]);
  });

  test('a storage that has failed is told first, stays, and offers to save what there is', () => {
    const [first, second] = told({ storage: { kind: 'failed', reason: full }, notices: [{ sentence: 'The engine stopped. Nothing is lost.' }] }, new Set([full]));
    expect(first).toMatchObject({
      tone: 'stopped',
      fact: 'The browser has no room left.',
      rest: 'What was answered is stored. Free some disk space, then reload the page. Until then every request is refused.',
      actions: ['export', 'reload', 'workspace'],
      canDismiss: false,
    });
    expect(second).toMatchObject({ tone: 'told', canDismiss: true });
  });

  test('a workspace in memory is told until somebody has read it', () => {
    const reason = 'This window allows no storage. Export the workspace before you close the tab.';
    expect(told({ storage: { kind: 'memory', reason } })).toMatchObject([{ tone: 'warned', actions: ['export', 'workspace'] }]);
    expect(told({ storage: { kind: 'memory', reason } }, new Set([reason]))).toEqual([]);
  });

  test('what may be lost weighs more than what is safe', () => {
    const notices = [{ sentence: 'All is thrown away. Import a file.', isLoss: true }, { sentence: 'The last write was cut short. Nothing is lost.' }];
    expect(told({ notices })).toMatchObject([{ tone: 'warned', actions: ['workspace'] }, { tone: 'told', actions: [] }]);
  });

  test('what is told twice stands there once', () => {
    expect(told({ notices: [{ sentence: 'It is so.' }, { sentence: 'It is so.' }] })).toHaveLength(1);
  });

  test('another tab that stores for this one is told, and is no trouble', () => {
    expect(told({ role: 'follower' })).toMatchObject([{ tone: 'told', canDismiss: true }]);
  });

  test.each([
    ['The engine stopped (at x.js: 1. It broke). Go on.', 'The engine stopped (at x.js: 1. It broke).', 'Go on.'],
    ['Only one sentence.', 'Only one sentence.', ''],
    ['No end', 'No end', ''],
  ])('of "%s" the first sentence is the fact', (sentence, fact, rest) => {
    expect(told({ notices: [{ sentence }] })).toMatchObject([{ fact, rest }]);
  });
});
