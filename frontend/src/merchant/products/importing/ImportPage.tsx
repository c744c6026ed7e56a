// Products from a file, in four steps. The file is in the address, so that the way back and another day work.
import { Anchor, Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import * as t from '@/i18n/gen/imports';
import * as p from '@/i18n/gen/products';
import { Stacked } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { Steps } from '@/ui/Steps';
import { CheckStep } from './CheckStep';
import { FileStep } from './FileStep';
import { MapStep } from './MapStep';
import { Finished, Working } from './Working';

export type Imported = Schemas['ImportPage'];

const AT: Record<string, number> = { uploaded: 1, checking: 2, checked: 2, importing: 3, imported: 4 };
const BUSY = new Set(['checking', 'importing']);

export function ImportPage({ file, remap }: { file?: string; remap: boolean }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const go = useNavigate();
  const to = (search: { file?: string; do?: string }) => void go({ to: '.', search: search as never });
  const read = useImport(file);
  const found = read.data;
  const mapping = found && (found.file.status === 'uploaded' || (remap && found.file.status === 'checked'));
  const at = !file ? 0 : mapping ? 1 : (AT[found?.file.status ?? ''] ?? 1);
  const crumb = (
    <Anchor component={Link} to={`/c/${merchant}/products`} size="sm">
      {p.title()}
    </Anchor>
  );
  const steps = [t.step_file(), t.step_map(), t.step_check(), t.step_done()].map((label) => ({ id: label, label }));
  return (
    <Page title={t.title()} crumb={crumb} sub={found?.file.filename}>
      <Steps label={t.steps()} at={at} steps={steps} />
      {!file ? (
        <FileStep onSent={(sent) => to({ file: sent.file.id })} />
      ) : read.error ? (
        <Failure error={read.error} onRetry={read.refetch} />
      ) : !found ? (
        <Skeleton height={420} />
      ) : (
        <Stacked>
          {mapping ? (
            <MapStep found={found} onMapped={() => to({ file })} />
          ) : BUSY.has(found.file.status) ? (
            <Working found={found} />
          ) : found.file.status === 'imported' ? (
            <Finished found={found} merchant={merchant} onAnother={() => to({})} />
          ) : (
            <CheckStep found={found} onRemap={() => to({ file, do: 'map' })} />
          )}
        </Stacked>
      )}
    </Page>
  );
}

/** The file as it goes: asked again each second while a job is at it. */
function useImport(file: string | undefined) {
  const asked = { params: { path: { import_id: file ?? '' } } };
  const read = useRead('/api/v1/product-imports/{import_id}', asked, { enabled: !!file });
  const busy = BUSY.has(read.data?.file.status ?? '');
  const { refetch } = read;
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => void refetch(), 1000);
    return () => clearInterval(timer);
  }, [busy, refetch]);
  return read;
}
