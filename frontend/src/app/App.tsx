// Everything that stands around the routes: theme, language, queries, dialogs, notices.
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect } from 'react';
import { onSignedOut } from '@/api/client';
import { queries } from '@/api/queries';
import * as t from '@/i18n/gen/common';
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
            <ModalsProvider labels={{ confirm: t.confirm(), cancel: t.cancel() }}>
              <RouterProvider router={router} />
              <Notifications position="bottom-right" limit={4} zIndex={300} />
            </ModalsProvider>
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
