import { createFileRoute } from '@tanstack/react-router';
import { HomePage } from '@/merchant/home/HomePage';

export const Route = createFileRoute('/c/$merchant/')({ component: HomePage });
