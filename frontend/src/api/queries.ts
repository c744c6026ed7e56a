// Reads and writes as React Query knows them. The one factory of keys: [path, parameters], so that a write or a hint
// from the server names the paths that it made stale. Another workspace begins with an empty cache.
import { QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PathsWithMethod } from 'openapi-typescript-helpers';
import { type Answer, type GetPath, get, type Init, send, type WriteMethod } from './client';
import { Problem } from './problem';
import type { paths } from './schema';

export const keyOf = (path: string, init?: unknown) =>
  (init === undefined ? [path] : [path, init]) as readonly unknown[];

const retryable = (count: number, error: unknown) =>
  count < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500);

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, gcTime: 600_000, retry: retryable, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

/** A read as query options: for hooks, loaders and prefetching alike. */
export const read = <P extends GetPath>(path: P, init?: Init<P, 'get'>) =>
  queryOptions<Answer<P, 'get'>, Problem>({
    queryKey: keyOf(path, init),
    queryFn: ({ signal }) => get(path, init, signal),
  });

/** Ask beforehand, while the code of the page that will read it is still on its way; that page tells of a failure. */
export const ahead = <P extends GetPath>(path: P, init?: Init<P, 'get'>): void =>
  void queries.prefetchQuery(read(path, init));

interface ReadOptions {
  enabled?: boolean;
  /** Show the former answer while the next one comes: for lists whose filter changed. */
  keep?: boolean;
  /** Ask again every so many milliseconds. */
  every?: number;
}

export const useRead = <P extends GetPath>(path: P, init?: Init<P, 'get'>, options: ReadOptions = {}) =>
  useQuery({
    ...read(path, init),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: options.keep ? (former: Answer<P, 'get'> | undefined) => former as never : undefined,
  });

/** Everything read from these paths, or from below them, is asked again. */
export const stale = (client: QueryClient, below: readonly string[]) =>
  client.invalidateQueries({
    predicate: ({ queryKey: [path] }) => below.some((start) => typeof path === 'string' && path.startsWith(start)),
  });

interface SendOptions<T, V> {
  /** Paths whose answers this write changes; everything below them is read again. */
  changes?: readonly string[];
  onDone?: (answer: T, variables: V) => void;
}

/** A write as a mutation; its variables are the parameters, body and headers of the path. */
export function useSend<M extends WriteMethod, P extends PathsWithMethod<paths, M>>(
  method: M,
  path: P,
  options: SendOptions<Answer<P, M>, Init<P, M>> = {},
) {
  const client = useQueryClient();
  return useMutation<Answer<P, M>, Problem, Init<P, M>>({
    mutationFn: (init) => send(method, path as never, init as never) as Promise<Answer<P, M>>,
    onSuccess: (answer, init) => {
      if (options.changes) void stale(client, options.changes);
      options.onDone?.(answer, init);
    },
  });
}
