import { createFileRoute } from '@tanstack/react-router';
import { NewPlanPage } from '@/merchant/inbound/NewPlanPage';

export const Route = createFileRoute('/c/$merchant/inbound/new')({ component: NewPlanPage });
