import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { CompanyPage } from '@/merchant/company/CompanyPage';

export const Route = createFileRoute('/c/$merchant/company')({
  validateSearch: address({ do: text }),
  component: CompanyPage,
});
