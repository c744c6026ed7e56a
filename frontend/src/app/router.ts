import { createRouter } from '@tanstack/react-router';
import { queries } from '@/api/queries';
import { routeTree } from '@/routeTree.gen';
import { Crashed, NotFound } from './Trouble';

export const router = createRouter({
  routeTree,
  context: { queries },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
