import { createFileRoute } from '@tanstack/react-router';
import { InboundPage } from '@/merchant/inbound/InboundPage';
import { inboundSearch } from '@/merchant/inbound/search';

export const Route = createFileRoute('/c/$merchant/inbound/')({
  validateSearch: inboundSearch,
  component: () => <InboundPage search={Route.useSearch()} />,
});
