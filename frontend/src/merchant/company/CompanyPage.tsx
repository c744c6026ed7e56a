// The merchant's company as the fulfilment company knows it, and the people who work with it here.
import { Text } from '@mantine/core';
import { Members } from '@/app/people/Members';
import { useMay, useMe } from '@/app/session';
import * as t from '@/i18n/gen/company';
import { Card, Columns } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Facts } from '@/ui/Facts';
import { Page } from '@/ui/Page';

export function CompanyPage() {
  const me = useMe();
  const may = useMay();
  const code = me.membership?.tenant_code ?? '';
  return (
    <Page title={t.title()}>
      <Columns
        main={may('members:read') && <Members />}
        side={
          <Card title={t.facts()}>
            <Facts
              of={[
                [t.name(), me.merchant_name],
                [t.code(), <Copyable key="code" text={code} />],
                [t.operator(), me.operator_name],
                [t.currency(), me.currency],
                [t.time_zone(), me.time_zone],
              ]}
            />
            <Text size="xs" c="dimmed" mt="sm">
              {t.ask()}
            </Text>
          </Card>
        }
      />
    </Page>
  );
}
