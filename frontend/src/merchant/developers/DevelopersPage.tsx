// For those who connect their own systems: keys, how to begin, and what happens as they would read it.
import { Button, Code, Text } from '@mantine/core';
import { IconBook, IconFileCode } from '@tabler/icons-react';
import { ApiKeys } from '@/app/keys/ApiKeys';
import { useMay } from '@/app/session';
import * as t from '@/i18n/gen/developers';
import { Card, Stacked } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { Feed } from './Feed';

const example = () => `curl ${window.location.origin}/api/v1/orders \\
  -H "Authorization: Bearer kmr_…"`;

export function DevelopersPage() {
  const may = useMay();
  const links = (
    <>
      <Button variant="default" component="a" href="/docs" target="_blank" leftSection={<IconBook size={15} />}>
        {t.docs()}
      </Button>
      <Button
        variant="default"
        component="a"
        href="/openapi.json"
        target="_blank"
        leftSection={<IconFileCode size={15} />}
      >
        {t.openapi()}
      </Button>
    </>
  );
  return (
    <Page title={t.title()} actions={links}>
      <Stacked>
        {may('keys:write') && <ApiKeys />}
        <Card title={t.begin()}>
          <Text size="sm" mb="sm">
            {t.begin_body()}
          </Text>
          <Code block>{example()}</Code>
        </Card>
        {may('events:read') && <Feed />}
      </Stacked>
    </Page>
  );
}
