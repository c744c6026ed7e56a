// Where a charge's document is shown on the operator's side.
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { workspaceOf } from '../workspace';

export function useDocumentAddress() {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  return useMemo(() => {
    const { addressOf } = workspaceOf('', { code: warehouse, name: '' }, []);
    return (kind: string, id: string) => addressOf({ kind, id } as never);
  }, [warehouse]);
}
