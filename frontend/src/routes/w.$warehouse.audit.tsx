import { createFileRoute } from '@tanstack/react-router';
import { AuditPage } from '@/operator/audit/AuditPage';
import { auditSearch } from '@/operator/audit/search';

export const Route = createFileRoute('/w/$warehouse/audit')({
  validateSearch: auditSearch,
  component: () => <AuditPage search={Route.useSearch()} />,
});
