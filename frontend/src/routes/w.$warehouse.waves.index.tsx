import { createFileRoute } from '@tanstack/react-router';
import { wavesSearch } from '@/operator/waves/search';
import { WavesPage } from '@/operator/waves/WavesPage';

export const Route = createFileRoute('/w/$warehouse/waves/')({
  validateSearch: wavesSearch,
  component: () => <WavesPage search={Route.useSearch()} />,
});
