import { createFileRoute } from '@tanstack/react-router';
import { address, text } from '@/app/address';
import { ImportPage } from '@/merchant/products/importing/ImportPage';

export const Route = createFileRoute('/c/$merchant/products/import')({
  validateSearch: address({ file: text, do: text }),
  component: Importing,
});

function Importing() {
  const { file, do: doing } = Route.useSearch();
  return <ImportPage file={file || undefined} remap={doing === 'map'} />;
}
