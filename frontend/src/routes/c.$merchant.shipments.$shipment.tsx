import { createFileRoute } from '@tanstack/react-router';
import { ShipmentPage } from '@/merchant/shipments/ShipmentPage';

export const Route = createFileRoute('/c/$merchant/shipments/$shipment')({
  component: () => <ShipmentPage id={Route.useParams().shipment} />,
});
