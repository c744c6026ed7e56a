import { createFileRoute } from '@tanstack/react-router';
import { WavesPage, wavesSearch } from '@/operator/waves/WavesPage';

export const Route = createFileRoute('/w/$warehouse/waves/')({
  validateSearch: wavesSearch,
  component: () => <WavesPage search={Route.useSearch()} />,
});
