import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { ImportPage } from '@/merchant/products/importing/ImportPage';

export const Route = createFileRoute('/c/$merchant/products/import')({
  validateSearch: z.object({ file: z.optional(z.catch(z.string(), '')), do: z.optional(z.catch(z.string(), '')) }),
  component: Importing,
});

function Importing() {
  const { file, do: doing } = Route.useSearch();
  return <ImportPage file={file || undefined} remap={doing === 'map'} />;
}
