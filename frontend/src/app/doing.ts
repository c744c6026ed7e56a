// What is being done at the side of a page (`?do=edit`): kept in the address, so that a link or the way back work.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export function useDoing() {
  const navigate = useNavigate();
  const { do: doing } = useSearch({ strict: false }) as { do?: string };
  const set = useCallback(
    (next: string | undefined) =>
      void navigate({ to: '.', search: ((former: object) => ({ ...former, do: next })) as never, replace: !next }),
    [navigate],
  );
  const close = useCallback(() => set(undefined), [set]);
  return { doing, open: set as (what: string) => void, close };
}
