// Everything that stands around the routes: theme, language, queries, dialogs, notices.
import { MantineProvider } from '@mantine/core';
import { notificationsStore } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ComponentType, StrictMode, useEffect, useState } from 'react';
import { onSignedOut } from '@/api/client';
import { learn } from '@/api/problem';
import { queries } from '@/api/queries';
import { quietly } from '@/ui/later';
import { onQuestion } from './confirming';
import { LanguageProvider } from './language';
import { router } from './router';
import { theme } from './theme';

function backToDoor() {
  queries.clear();
  const here = window.location.pathname + window.location.search;
  void router.navigate({ to: '/login', search: { next: here, ended: true } });
}

export function App() {
  useEffect(() => onSignedOut(backToDoor), []);
  return (
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <LanguageProvider>
            <RouterProvider router={router} />
            <Over />
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}

const AGAIN = 10_000;

/** Notices and questions: loaded after the first page, or at once for the first of them; tried again without a network. */
function Over() {
  const [Overlays, set] = useState<ComponentType>();
  useEffect(() => {
    let again = 0;
    const load = () =>
      void import('./Overlays').then(
        (found) => set(() => found.default),
        () => {
          again = window.setTimeout(load, AGAIN);
        },
      );
    const soon = quietly(() => {
      load();
      void learn();
    });
    const ends = [onQuestion(load), notificationsStore.subscribe(load)];
    return () => {
      window.clearTimeout(soon);
      window.clearTimeout(again);
      for (const end of ends) end();
    };
  }, []);
  return Overlays && <Overlays />;
}
