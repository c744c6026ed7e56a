import { createFileRoute } from '@tanstack/react-router';
import { LocationsPage } from '@/operator/locations/LocationsPage';
import { locationsSearch } from '@/operator/locations/search';

export const Route = createFileRoute('/w/$warehouse/locations')({
  validateSearch: locationsSearch,
  component: () => <LocationsPage search={Route.useSearch()} />,
});
