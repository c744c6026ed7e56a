// Walking a short list inside a page by cursor; where one stands is not worth an address of its own.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import * as t from '@/i18n/gen/list';

export interface Cursors {
  /** Of the page that is shown; none at the first. */
  at: string | undefined;
  back: (() => void) | undefined;
  on: (cursor: string) => void;
  reset: () => void;
}

export function useCursors(): Cursors {
  const [cursors, set] = useState<string[]>([]);
  return {
    at: cursors.at(-1),
    back: cursors.length > 0 ? () => set(cursors.slice(0, -1)) : undefined,
    on: (cursor) => set([...cursors, cursor]),
    reset: () => set([]),
  };
}

/** Nothing where everything is on one page. */
export function CursorSteps({ cursors: { back, on }, next }: { cursors: Cursors; next: string | null | undefined }) {
  if (!back && !next) return null;
  return (
    <Group justify="flex-end" p="sm" gap="xs">
      <Button variant="default" disabled={!back} onClick={back}>
        {t.page_previous()}
      </Button>
      <Button variant="default" disabled={!next} onClick={() => next && on(next)}>
        {t.page_next()}
      </Button>
    </Group>
  );
}
