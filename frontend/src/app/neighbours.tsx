// Previous and next within the list that one came from: by its last page that is still known here, with [ and ].
import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

interface Listed {
  items?: readonly { id: string }[];
}

/** The ids before and after this one in a list of ids. */
export function around(ids: readonly string[], id: string): { previous?: string; next?: string } {
  const at = ids.indexOf(id);
  return at < 0 ? {} : { previous: ids[at - 1], next: ids[at + 1] };
}

export function useNeighbours(path: string, id: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const lists = client
      .getQueryCache()
      .findAll({ predicate: ({ queryKey }) => queryKey[0] === path })
      .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
      .map((query) => ((query.state.data as Listed | undefined)?.items ?? []).map((item) => item.id));
    return around(lists.find((ids) => ids.includes(id)) ?? [], id);
  }, [client, path, id]);
}

interface Props {
  path: string;
  id: string;
  onGo: (id: string) => void;
  labels: { previous: string; next: string };
}

export function Neighbours({ path, id, onGo, labels }: Props) {
  const { previous, next } = useNeighbours(path, id);
  useHotkeys([
    ['[', () => previous && onGo(previous)],
    [']', () => next && onGo(next)],
  ]);
  if (!previous && !next) return null;
  const step = (to: string | undefined, label: string, icon: React.ReactNode) => (
    <ActionIcon
      variant="default"
      size={30}
      disabled={!to}
      onClick={() => to && onGo(to)}
      aria-label={label}
      title={label}
    >
      {icon}
    </ActionIcon>
  );
  return (
    <>
      {step(previous, labels.previous, <IconChevronLeft size={16} />)}
      {step(next, labels.next, <IconChevronRight size={16} />)}
    </>
  );
}
