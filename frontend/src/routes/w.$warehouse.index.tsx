import { createFileRoute } from '@tanstack/react-router';
import { TodayPage } from '@/operator/today/TodayPage';

export const Route = createFileRoute('/w/$warehouse/')({
  component: TodayPage,
});
