// The one way to the API: typed by its OpenAPI document, with the session's token, a key for every write, and
// refusals as Problem.
import createClient, { type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch';
import type { HttpMethod, PathsWithMethod } from 'openapi-typescript-helpers';
import { learn, OFFLINE, Problem, type ProblemBody } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];
export type GetPath = PathsWithMethod<paths, 'get'>;
export type WriteMethod = 'post' | 'put' | 'patch' | 'delete';
export type Init<P extends keyof paths, M extends HttpMethod> = MaybeOptionalInit<
  paths[P],
  M extends keyof paths[P] ? M : never
>;
export type Answer<P extends keyof paths, M extends HttpMethod> =
  paths[P] extends Record<M, infer O extends Record<string | number, unknown>>
    ? NonNullable<FetchResponse<O, object, `${string}/${string}`>['data']>
    : never;

let csrf = '';
/** Remember the token that the session sent; every write carries it. */
export const rememberToken = (token: string) => {
  csrf = token;
};

const signedOut = new EventTarget();
/** Be told when the session has ended elsewhere. */
export function onSignedOut(tell: () => void) {
  signedOut.addEventListener('ended', tell);
  return () => signedOut.removeEventListener('ended', tell);
}

export const http = createClient<paths>({ baseUrl: '/', querySerializer: { array: { style: 'form', explode: true } } });

http.use({
  onRequest({ request }) {
    if (request.method === 'GET') return undefined;
    if (csrf) request.headers.set('x-csrf-token', csrf);
    if (!request.headers.has('idempotency-key')) request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== '/api/session') signedOut.dispatchEvent(new Event('ended'));
  },
});

interface Result {
  data?: unknown;
  error?: unknown;
  response: Response;
}

async function opened(asked: Promise<Result>, reading = false): Promise<Result> {
  let result: Result;
  try {
    result = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(OFFLINE);
  }
  if (result.response.ok) return result;
  const { status, headers } = result.response;
  const body = (
    result.error && typeof result.error === 'object' ? result.error : { code: 'unknown', title: '', status }
  ) as ProblemBody;
  // Who reads and is not signed in is led to the door, and told nothing.
  if (!(reading && status === 401)) await learn();
  throw new Problem(body, headers.get('x-request-id') ?? '');
}

type Call = (path: string, init?: object) => Promise<Result>;

/** Read once; throws Problem. */
export async function get<P extends GetPath>(
  path: P,
  init?: Init<P, 'get'>,
  signal?: AbortSignal,
): Promise<Answer<P, 'get'>> {
  const result = await opened((http.GET as unknown as Call)(path, { ...(init as object), signal }), true);
  return result.data as Answer<P, 'get'>;
}

/** Write once; throws Problem. A try that got no answer is sent once more under the same Idempotency-Key. */
export async function send<M extends WriteMethod, P extends PathsWithMethod<paths, M>>(
  method: M,
  path: P,
  init?: Init<P, M>,
): Promise<Answer<P, M>> {
  const call = http[method.toUpperCase() as 'POST'] as unknown as Call;
  const given = (init ?? {}) as { headers?: Record<string, string> };
  const keyed = { ...given, headers: { 'idempotency-key': crypto.randomUUID(), ...given.headers } };
  try {
    return (await opened(call(path, keyed))).data as Answer<P, M>;
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 0 || !navigator.onLine) throw error;
    return (await opened(call(path, keyed))).data as Answer<P, M>;
  }
}
