import { createFileRoute } from '@tanstack/react-router';
import { Forgot } from '@/app/account/Forgot';

export const Route = createFileRoute('/forgot')({ component: Forgot });
