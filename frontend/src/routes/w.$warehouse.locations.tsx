import { createFileRoute } from '@tanstack/react-router';
import { LocationsPage, locationsSearch } from '@/operator/locations/LocationsPage';

export const Route = createFileRoute('/w/$warehouse/locations')({
  validateSearch: locationsSearch,
  component: () => <LocationsPage search={Route.useSearch()} />,
});
