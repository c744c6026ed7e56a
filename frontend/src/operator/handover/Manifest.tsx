// The manifest as the carrier signed it. It is printed a few seconds after closing: until then the button waits.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Problem } from '@/api/problem';
import { keyOf } from '@/api/queries';
import * as t from '@/i18n/gen/handover';

const TRIES = 20;

export function Manifest({ id }: { id: string }) {
  const address = `/api/operator/v1/handovers/${id}/manifest.pdf`;
  const ready = useQuery({
    queryKey: keyOf('manifest', id),
    queryFn: async () => {
      const response = await fetch(address);
      await response.body?.cancel();
      if (!response.ok) throw new Problem({ code: 'manifest_missing', title: '', status: response.status });
      return true;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: TRIES,
    retryDelay: 800,
  });
  return (
    <Button
      component="a"
      href={address}
      target="_blank"
      rel="noopener"
      variant="default"
      leftSection={<IconPrinter size={15} />}
      loading={ready.isPending}
    >
      {t.manifest()}
    </Button>
  );
}
