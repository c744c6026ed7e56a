import { createFileRoute } from '@tanstack/react-router';
import { ahead } from '@/api/queries';
import { HomePage } from '@/merchant/home/HomePage';

export const Route = createFileRoute('/c/$merchant/')({
  loader: () => ahead('/api/v1/home'),
  component: HomePage,
});
