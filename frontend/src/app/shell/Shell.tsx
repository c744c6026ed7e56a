// The frame of both sides: navigation, search, help, notices, account.
import { ActionIcon, Burger, Group, Kbd, Tooltip } from '@mantine/core';
import { useDisclosure, useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconHelp, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import * as t from '@/i18n/gen/shell';
import { later } from '@/ui/later';
import { useLive } from '../live';
import { AccountMenu } from './AccountMenu';
import type { Workspace } from './nav';
import { Offline } from './Offline';
import c from './Shell.module.css';
import { Sidebar } from './Sidebar';
import { Tray } from './Tray';

const Shortcuts = later(
  () => import('./Shortcuts'),
  (found) => found.Shortcuts,
);

const loadPalette = () => import('./Palette');
const Palette = lazy(loadPalette);

export function Shell({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  const [mobile, mobileNav] = useDisclosure(false);
  const [help, helpBox] = useDisclosure(false);
  const [helped, setHelped] = useState(false);
  const [asked, setAsked] = useState(0);
  const [pinned, setPinned] = useLocalStorage<boolean | null>({
    key: 'rail',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const tight = useMediaQuery('(min-width: 48em) and (max-width: 84em)', undefined, { getInitialValueInEffect: false });
  // Once opened it stays, closed, so that it can go away as it came.
  if (help && !helped) setHelped(true);
  const rail = pinned ?? tight ?? false;
  const find = () => setAsked((times) => times + 1);
  useHotkeys([
    ['mod+K', find],
    ['shift+?', helpBox.open],
  ]);
  useGo(workspace);
  // Whoever presses Ctrl K types on at once: the palette must be there by then.
  useEffect(() => void window.setTimeout(loadPalette, 1500), []);
  useLive();
  return (
    <div className={c.shell} data-rail={rail || undefined}>
      <a href="#main" className="skip">
        {t.skip()}
      </a>
      <header className={`${c.header} no-print`}>
        <Group gap={8} wrap="nowrap">
          <Burger opened={mobile} onClick={mobileNav.toggle} hiddenFrom="sm" size="sm" aria-label={t.open_nav()} />
        </Group>
        <button type="button" className={c.search} onClick={find}>
          <IconSearch size={15} aria-hidden />
          <span>{t.find_placeholder()}</span>
          <Kbd size="xs" visibleFrom="sm" aria-hidden>
            Ctrl K
          </Kbd>
        </button>
        <Group gap={4} wrap="nowrap">
          <Tooltip label={t.shortcuts()}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              onClick={helpBox.open}
              aria-label={t.shortcuts()}
              visibleFrom="xs"
            >
              <IconHelp size={19} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <Tray />
          <AccountMenu />
        </Group>
      </header>
      <nav className={`${c.navbar} no-print`} data-open={mobile || undefined} aria-label={t.navigation()}>
        <Sidebar workspace={workspace} rail={rail} onRail={() => setPinned(!rail)} onWent={mobileNav.close} />
      </nav>
      <main className={c.main} id="main" tabIndex={-1}>
        <Offline />
        {children}
      </main>
      {asked > 0 && (
        <Suspense>
          <Palette asked={asked} workspace={workspace} />
        </Suspense>
      )}
      {helped && <Shortcuts opened={help} onClose={helpBox.close} nav={workspace.nav} />}
    </div>
  );
}

/** G and then a letter goes to a page; the letters are those of the navigation. */
function useGo(workspace: Workspace) {
  const go = useNavigate();
  const [armed, setArmed] = useState(false);
  const arm = () => {
    setArmed(true);
    window.setTimeout(() => setArmed(false), 1200);
  };
  const leave = (to: string) => {
    setArmed(false);
    void go({ to });
  };
  const targets = armed ? workspace.nav.filter((item) => item.key) : [];
  useHotkeys([['G', arm], ...targets.map((item): [string, () => void] => [item.key as string, () => leave(item.to)])]);
}
