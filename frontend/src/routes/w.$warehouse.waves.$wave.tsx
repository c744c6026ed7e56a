import { createFileRoute } from '@tanstack/react-router';
import { WaveDetail } from '@/operator/waves/WaveDetail';

export const Route = createFileRoute('/w/$warehouse/waves/$wave')({
  component: () => <WaveDetail id={Route.useParams().wave} />,
});
