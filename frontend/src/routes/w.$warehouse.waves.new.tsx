import { createFileRoute } from '@tanstack/react-router';
import { NewWave } from '@/operator/waves/NewWave';

export const Route = createFileRoute('/w/$warehouse/waves/new')({ component: NewWave });
