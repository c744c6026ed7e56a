// Who works here, as what; and the keys of machines that work for them.
import { ApiKeys } from '@/app/keys/ApiKeys';
import { Members } from '@/app/people/Members';
import { useMay } from '@/app/session';
import * as t from '@/i18n/gen/operator';
import { Stacked } from '@/ui/Card';
import { Page } from '@/ui/Page';

export function PeoplePage() {
  const may = useMay();
  return (
    <Page title={t.people()}>
      <Stacked>
        {may('members:read') && <Members />}
        {may('keys:write') && <ApiKeys />}
      </Stacked>
    </Page>
  );
}
