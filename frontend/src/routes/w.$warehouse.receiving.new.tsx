import { createFileRoute } from '@tanstack/react-router';
import { NewPlan } from '@/operator/receiving/NewPlan';

export const Route = createFileRoute('/w/$warehouse/receiving/new')({ component: NewPlan });
