import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { single } from '@/app/listing';
import { CompanyPage } from '@/merchant/company/CompanyPage';

export const Route = createFileRoute('/c/$merchant/company')({
  validateSearch: z.object({ do: single }),
  component: CompanyPage,
});
