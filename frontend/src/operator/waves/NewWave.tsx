// Plan a wave: conditions on one side, on the other what would go in right now and what stays out and why.

import { Anchor, Button, Group, MultiSelect, NumberInput, Radio, Stack, Switch } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '@/api/client';
import { queries, stale } from '@/api/queries';
import { done, refused } from '@/app/toast';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/waves';
import { Calendars } from '@/ui/Calendars';
import { Card, Columns } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { useMerchants } from '../merchants/merchants';
import { useWarehouse } from '../warehouse';
import { Preview } from './Preview';
import { METHODS, methodAbout, methodWord, type WaveRequest } from './words';

const WAVES = '/api/operator/v1/waves';

export function NewWave() {
  const go = useNavigate();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { id: warehouse_id } = useWarehouse();
  const { merchants } = useMerchants();
  const [busy, setBusy] = useState(false);
  const [wanted, setWanted] = useState<WaveRequest>({
    warehouse_id,
    method: 'cluster',
    max_shipments: 200,
    single_item: false,
  });
  const [asked] = useDebouncedValue(wanted, 250);
  const set = (change: Partial<WaveRequest>) => setWanted((former) => ({ ...former, ...change }));
  const plan = async (release: boolean) => {
    setBusy(true);
    try {
      const made = await send('post', WAVES, { body: wanted });
      done(t.planned_done({ number: made.number }));
      void go({ to: '/w/$warehouse/waves/$wave', params: { warehouse, wave: made.id } });
      if (release) {
        const released = await send('post', `${WAVES}/{wave_id}/release`, { params: { path: { wave_id: made.id } } });
        const told = released.status === 'cancelled' ? t.released_empty : t.released_done;
        done(told({ number: made.number }));
      }
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
      await stale(queries, [WAVES, '/api/operator/v1/today', '/api/operator/v1/shipments']);
    }
  };
  return (
    <Page
      title={t.new_()}
      crumb={
        <Anchor component={Link} to={`/w/${warehouse}/waves`} size="sm">
          {t.title()}
        </Anchor>
      }
    >
      <Columns
        main={
          <>
            <Card title={t.method()}>
              <Radio.Group aria-label={t.method()} value={wanted.method} onChange={(method) => set({ method })}>
                <Stack gap="sm">
                  {METHODS.map((method) => (
                    <Radio key={method} value={method} label={methodWord(method)} description={methodAbout(method)} />
                  ))}
                </Stack>
              </Radio.Group>
            </Card>
            <Card title={t.what()}>
              <Stack gap="sm">
                <Group grow align="flex-end">
                  <NumberInput
                    label={t.max_shipments()}
                    min={1}
                    max={5000}
                    allowDecimal={false}
                    clampBehavior="strict"
                    value={wanted.max_shipments}
                    onChange={(value) => set({ max_shipments: Number(value) || 1 })}
                  />
                  <NumberInput
                    label={`${t.max_units()} (${common.optional()})`}
                    min={1}
                    max={1_000_000}
                    allowDecimal={false}
                    clampBehavior="strict"
                    value={wanted.max_units ?? ''}
                    onChange={(value) => set({ max_units: Number(value) || null })}
                  />
                </Group>
                <MultiSelect
                  label={t.merchants()}
                  placeholder={wanted.merchant_ids?.length ? undefined : t.merchants_all()}
                  data={merchants.map(({ id, name }) => ({ value: id, label: name }))}
                  value={wanted.merchant_ids ?? []}
                  onChange={(merchant_ids) => set({ merchant_ids })}
                  searchable
                  clearable
                />
                <Calendars>
                  <DatePickerInput
                    label={`${t.requested_until()} (${common.optional()})`}
                    valueFormat="YYYY/MM/DD"
                    leftSection={<IconCalendar size={15} />}
                    clearable
                    value={wanted.requested_until ?? null}
                    onChange={(requested_until) => set({ requested_until })}
                  />
                </Calendars>
                <Switch
                  label={t.single_item()}
                  checked={wanted.single_item || wanted.method === 'single_item'}
                  disabled={wanted.method === 'single_item'}
                  onChange={(event) => set({ single_item: event.currentTarget.checked })}
                />
              </Stack>
            </Card>
          </>
        }
        side={
          <Preview
            request={asked}
            actions={(ready) => (
              <Group justify="flex-end">
                <Button variant="default" disabled={!ready || busy} onClick={() => void plan(false)}>
                  {t.plan()}
                </Button>
                <Button disabled={!ready} loading={busy} onClick={() => void plan(true)}>
                  {t.plan_release()}
                </Button>
              </Group>
            )}
          />
        }
      />
    </Page>
  );
}
