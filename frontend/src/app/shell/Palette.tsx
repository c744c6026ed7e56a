// Find anything by what stands on it, or go anywhere: one field, no mouse.
import '@mantine/spotlight/styles.css';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import { IconBox, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useState } from 'react';
import * as t from '@/i18n/gen/shell';
import type { Workspace } from './nav';
import { useHits } from './search';

const SELECTED = '.mantine-Spotlight-action[data-selected]';

export default function Palette({ asked, workspace }: { asked: number; workspace: Workspace }) {
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.normalize('NFKC').trim());
  const hits = useHits(workspace.side, query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every asking opens it again
  useEffect(() => spotlight.open(), [asked]);
  const found = hits.flatMap((hit) => {
    const to = workspace.addressOf(hit);
    if (!to) return [];
    return {
      id: `${hit.kind} ${hit.id}`,
      label: hit.title,
      description: [t.kind({ kind: hit.kind }), hit.subtitle].filter(Boolean).join(' · '),
      leftSection: <IconBox size={18} stroke={1.6} />,
      onClick: () => void go({ to }),
    };
  });
  const places = [...workspace.nav, ...workspace.foot].filter((item) =>
    item.label.toLowerCase().includes(query.toLowerCase()),
  );
  // What was found is taken by Enter alone; the kit waits for an arrow key first.
  const takeFirst = (event: KeyboardEvent) => {
    const first = found[0];
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first || document.querySelector(SELECTED)) return;
    event.preventDefault();
    spotlight.close();
    first.onClick();
  };
  const groups: SpotlightActionGroupData[] = [
    { group: t.found(), actions: found },
    {
      group: t.go_to(),
      actions: places.map((item) => ({
        id: item.to,
        label: item.label,
        leftSection: <item.icon size={18} stroke={1.6} />,
        onClick: () => void go({ to: item.to }),
      })),
    },
  ].filter((group) => group.actions.length > 0);
  return (
    <Spotlight
      actions={groups}
      query={typed}
      onQueryChange={setTyped}
      filter={(_, actions) => actions}
      shortcut={null}
      nothingFound={t.found_nothing()}
      highlightQuery
      scrollable
      maxHeight={420}
      size={600}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        onKeyDown: takeFirst,
        placeholder: t.find_placeholder(),
        'aria-label': t.find_placeholder(),
      }}
    />
  );
}
