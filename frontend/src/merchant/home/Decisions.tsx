// What waits for a person, each a link to the list that shows exactly these.
import {
  IconBuildingStore,
  IconChevronRight,
  IconCircleCheck,
  IconHandStop,
  IconPackageImport,
  IconPackages,
  IconReceiptYen,
  IconTag,
} from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/home';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Pill } from '@/ui/Pill';
import { type Decision, decisionWord, placeOf } from './decisions';
import c from './Home.module.css';

const ICON: Record<string, typeof IconTag> = {
  held: IconHandStop,
  awaiting_stock: IconPackages,
  inbound_differences: IconPackageImport,
  invoice_draft: IconReceiptYen,
  unmapped: IconTag,
};

export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  return (
    <Card title={t.decisions()} flush>
      {decisions.length === 0 ? (
        <Empty icon={<IconCircleCheck size={22} />} title={t.decisions_none()} body={t.decisions_none_body()} />
      ) : (
        <ul className={c.rows}>
          {decisions.map((one) => {
            const { page, search } = placeOf(one);
            const Icon = ICON[one.kind] ?? IconBuildingStore;
            return (
              <li key={`${one.kind} ${one.reason}`}>
                <Link to={`/c/${merchant}${page}` as never} search={search as never} className={c.row}>
                  <Icon size={18} stroke={1.7} color="var(--ch-amber)" aria-hidden />
                  <span>{decisionWord(one)}</span>
                  <Pill tone="warn">
                    {num(one.count)}
                    {one.more && '+'}
                  </Pill>
                  <IconChevronRight size={16} aria-hidden />
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
