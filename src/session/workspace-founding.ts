/** A new workspace: its name, its database, and the story it begins with. */
import { say } from '#texts/say.ts';
import type { Connection } from './connection.ts';
import type { RequestStory } from './request-story.ts';
import { runStory } from './run-story.ts';
import { Session } from './session.ts';
import { workspaceNameFor, workspaceNames } from './workspace-names.ts';
import type { WorkspaceShelf } from './workspace-shelf.ts';

/**
 * Begins a workspace and runs the story in it. Resolves to its own name; rejects with an `Error` for the
 * learner, and then there is no such workspace.
 */
export async function foundWorkspace(
  shelf: Pick<WorkspaceShelf, 'list' | 'open' | 'remove'>,
  title: string,
  story: RequestStory,
  onDone?: (count: number) => void,
): Promise<string> {
  const taken = await shelf.list();
  const name = workspaceNameFor(title, [...taken, ...Object.keys(workspaceNames.getState()), 'sandbox']);
  const connection = await shelf.open(name);
  const refusal = await fill(connection, story, onDone).catch((cause: unknown) => (cause instanceof Error ? cause.message : String(cause)));
  if (refusal !== undefined) {
    await shelf.remove(name);
    throw new Error(refusal);
  }
  workspaceNames.setState({ [name]: title });
  return name;
}

async function fill(connection: Connection, story: RequestStory, onDone?: (count: number) => void): Promise<string | undefined> {
  const session = new Session(connection, await connection.clock());
  try {
    // Settings hold from the beginning: an empty workspace takes the place of the one that was just opened.
    if (story.beginning !== undefined) await connection.reset(story.beginning);
    const refused = await runStory(session, story, onDone);
    return refused && say('DynamoDB refused its {operation}: {name}. {message}', {
      operation: refused.operation,
      name: refused.error?.name ?? '',
      message: refused.error?.message ?? '',
    });
  } finally {
    await session.close();
  }
}
