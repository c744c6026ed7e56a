import { createFileRoute } from '@tanstack/react-router';
import { SettingsPage, settingsSearch } from '@/operator/settings/SettingsPage';

export const Route = createFileRoute('/w/$warehouse/settings')({
  validateSearch: settingsSearch,
  component: () => <SettingsPage search={Route.useSearch()} />,
});
