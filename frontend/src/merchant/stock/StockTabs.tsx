import { useParams } from '@tanstack/react-router';
import { SiblingTabs } from '@/app/SiblingTabs';
import * as t from '@/i18n/gen/stock';

export function StockTabs() {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const at = (page: string) => `/c/${merchant}/stock${page}`;
  return (
    <SiblingTabs
      label={t.pages()}
      tabs={[
        { to: at(''), label: t.tab_stock() },
        { to: at('/lots'), label: t.tab_lots() },
        { to: at('/movements'), label: t.tab_movements() },
      ]}
    />
  );
}
