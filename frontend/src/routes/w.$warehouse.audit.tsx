import { createFileRoute } from '@tanstack/react-router';
import { AuditPage, auditSearch } from '@/operator/audit/AuditPage';

export const Route = createFileRoute('/w/$warehouse/audit')({
  validateSearch: auditSearch,
  component: () => <AuditPage search={Route.useSearch()} />,
});
