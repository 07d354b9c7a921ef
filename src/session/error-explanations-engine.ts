/** Errors that only another engine can bring: the way to it, and the credentials. */
import { say } from '#texts/say.ts';
import type { EngineFailureName } from './engine-failure.ts';
import type { Explanation } from './error-explanation.ts';

const failures: Readonly<Record<EngineFailureName, Explanation>> = {
  EngineNotReached: {
    means: say('There was no connection. The engine does not run, the host or port is another one, its certificate is not trusted, or the browser has asked whether this site may reach your network and was told no. Nothing in your own workspaces is touched.'),
    next: say('Start the engine and check the URL. After a write, look whether it is there before you send it again.'),
  },
  EngineRefusesPage: {
    means: say('A web page may only read answers that the engine has allowed to its site. The engine did not name this site. Nothing in your own workspaces is touched.'),
    next: say('Start the engine so that it answers this site: DynamoDB Local with -cors *, Dynascope in Node with --cors and the address of this page. A proxy can add the headers for others.'),
  },
  EngineTimedOut: {
    means: say('The request was sent and no answer came in time. Nothing in your own workspaces is touched.'),
    next: say('After a write, read the item before you send it again: a write that is sent twice may count twice.'),
  },
  EngineUnreadable: {
    means: say('Something is at this URL, and it does not speak DynamoDB’s protocol: a web site, a proxy or a sign-in page.'),
    next: say('Check host, port and path of the URL.'),
  },
  NotInAnotherEngine: {
    means: say('The operation is one of Dynascope’s own, or of a service beside DynamoDB. It was not sent.'),
    next: say('Leave the other engine to use it in your workspace.'),
  },
};

/** Source: DDB API, Common Errors; IAM User Guide, "Troubleshoot Signature Version 4 signing". */
const credentials: Readonly<Record<string, Explanation>> = {
  UnrecognizedClientException: {
    means: say('The service does not know the access key, or the session token does not belong to it. Nothing was carried out.'),
    next: say('Leave, and connect again with an access key that is active. Keys that begin with ASIA need their session token.'),
  },
  InvalidSignatureException: {
    means: say('The signature does not fit the request: the secret is not that of the access key, the region is another one, or the clock of this machine is more than a few minutes off. Nothing was carried out.'),
    next: say('Check secret and region, and the clock of this machine; then connect again.'),
  },
  ExpiredTokenException: {
    means: say('The temporary credentials have run out. Nothing was carried out.'),
    next: say('Get new ones and connect again.'),
  },
};

/** By the error's name; nothing for one that is not of these. */
export function explainEngineError(name: string): Explanation | undefined {
  const known: Readonly<Record<string, Explanation>> = { ...failures, ...credentials };
  return Object.hasOwn(known, name) ? known[name] : undefined;
}
