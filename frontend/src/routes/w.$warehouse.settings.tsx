import { createFileRoute } from '@tanstack/react-router';
import { SettingsPage } from '@/operator/settings/SettingsPage';
import { settingsSearch } from '@/operator/settings/search';

export const Route = createFileRoute('/w/$warehouse/settings')({
  validateSearch: settingsSearch,
  component: () => <SettingsPage search={Route.useSearch()} />,
});
