/**
 * Where another engine is and who asks it, as a learner types it. What is wrong with it is said beside the
 * field, before anything is sent.
 */
import { say } from '#texts/say.ts';

/** Kept in memory while the page is open: in no storage, no link, no export. */
export interface EngineAddress {
  /** `http:` or `https:`, without a slash at its end, e.g. `http://127.0.0.1:8000`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly sessionToken: string | undefined;
}

export interface EngineForm {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export type EngineProblems = Partial<Record<keyof EngineForm, string>>;

/** What of the page decides where it may send requests. */
export interface PagePlace {
  /** `https:` in most cases. */
  readonly protocol: string;
  /** Whether the browser lets the page make signatures. */
  readonly isSecure: boolean;
}

export const emptyEngineForm: EngineForm = { url: 'http://127.0.0.1:8000', region: 'us-east-1', accessKeyId: '', secretAccessKey: '', sessionToken: '' };

/** Engines by name, with the address that most learners have. */
export const engineKinds = [
  {
    name: say('DynamoDB Local'),
    url: 'http://127.0.0.1:8000',
    // Source: DG, DynamoDB local usage notes, `-cors`: "The default setting for -cors is an asterisk (*), which allows public access."
    need: say('Answers every web page, unless it was started with -cors and other sites. Any credentials do: letters and digits.'),
  },
  {
    name: 'AWS',
    url: 'https://dynamodb.us-east-1.amazonaws.com',
    // Source: AWS SDK for JavaScript 2, apis/metadata.json: `dynamodb` has `cors: true`.
    need: say('Answers web pages. Use temporary credentials of a role that may do little: whoever has them can spend your money.'),
  },
  {
    name: say('ScyllaDB Alternator'),
    url: 'http://127.0.0.1:8000',
    // Source: scylladb/scylladb issue 8025, which added it.
    need: say('Answers web pages. Whether it checks credentials is a setting of the cluster.'),
  },
  {
    name: say('Dynascope in Node'),
    url: 'http://127.0.0.1:8000',
    need: say('Answers the one site it is told: npm run endpoint -- --cors $origin. Any credentials do.'),
  },
] as const;

const loopbackHosts = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Browsers let a page of `https:` ask this machine by `http:`, and no other. Source: W3C Secure Contexts, "potentially trustworthy origin". */
export const isLoopback = (hostname: string): boolean => loopbackHosts.test(hostname);

/** Region of an endpoint of AWS; nothing for another one. */
export const regionIn = (url: string): string | undefined => /^https:\/\/dynamodb\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)(?:\/|$)/.exec(url.trim())?.[1];

const parsed = (url: string): URL | undefined => (URL.canParse(url.trim()) ? new URL(url.trim()) : undefined);

/** Credentials go into a header, where only these can stand. */
const visible = /^[\x21-\x7e]+$/;

/** Nothing where all is well. */
export function engineProblems(form: EngineForm, page: PagePlace): EngineProblems {
  const problems: { -readonly [Field in keyof EngineForm]?: string } = {};
  const url = urlProblem(form.url, page);
  if (url !== undefined) problems.url = url;
  const ofAws = regionIn(form.url);
  if (!/^[a-z0-9-]{1,40}$/.test(form.region.trim())) problems.region = say('A region is small letters, digits and dashes, e.g. us-east-1.');
  else if (ofAws !== undefined && ofAws !== form.region.trim()) problems.region = say('This endpoint is of {ofAws}; signed for another region it refuses.', { ofAws });
  if (!visible.test(form.accessKeyId.trim())) problems.accessKeyId = say('An access key id is letters and digits. An engine on your machine takes any.');
  if (!visible.test(form.secretAccessKey.trim())) problems.secretAccessKey = say('The secret that belongs to the access key. An engine on your machine takes any.');
  const token = form.sessionToken.trim();
  if (token !== '' && !visible.test(token)) problems.sessionToken = say('A session token is one word without spaces.');
  return problems;
}

function urlProblem(text: string, page: PagePlace): string | undefined {
  const url = parsed(text);
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) return say('A URL begins with http:// or https://, e.g. http://127.0.0.1:8000.');
  if (url.username !== '' || url.password !== '') return say('No name and password in the URL: requests are signed with the access key.');
  if (url.search !== '' || url.hash !== '') return say('Only scheme, host, port and path: nothing behind ? or #.');
  if (!page.isSecure) return say('This page was not opened over https:// or from this machine, so the browser lets it sign nothing. Open it over https://.');
  if (page.protocol === 'https:' && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return say('A page of https:// may ask other machines by https:// only. On this machine, 127.0.0.1 and localhost do with http://.');
  }
  return undefined;
}

/** Of a form without problems. */
export function addressOf(form: EngineForm): EngineAddress {
  const { origin, pathname } = new URL(form.url.trim());
  const token = form.sessionToken.trim();
  return {
    url: origin + pathname.replace(/\/+$/, ''),
    region: form.region.trim(),
    accessKeyId: form.accessKeyId.trim(),
    secretAccessKey: form.secretAccessKey.trim(),
    sessionToken: token === '' ? undefined : token,
  };
}
