import { createFileRoute } from '@tanstack/react-router';
import { ShipmentPage } from '@/operator/shipments/ShipmentPage';

export const Route = createFileRoute('/w/$warehouse/shipments/$shipment')({
  component: () => <ShipmentPage id={Route.useParams().shipment} />,
});
