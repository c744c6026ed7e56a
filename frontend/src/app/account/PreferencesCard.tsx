// Language, theme and time zone: kept with the person, in force at once.
import { NativeSelect, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import * as t from '@/i18n/gen/account';
import { Card } from '@/ui/Card';
import { useLanguage } from '../language';
import { type Preferences, usePrefer } from '../preferences';
import { useMe } from '../session';
import { done, refused } from '../toast';
import { ZONES } from './zones';

const THEMES = ['auto', 'light', 'dark'] as const;

export function PreferencesCard() {
  const me = useMe();
  const { language } = useLanguage();
  const { colorScheme } = useMantineColorScheme();
  const prefer = usePrefer();
  const keep = (change: Partial<Preferences>) => void prefer(change).then(() => done(t.preferences_saved()), refused);
  return (
    <Card title={t.preferences()}>
      <Stack gap="md">
        <Choice label={t.language()} help={t.language_help()}>
          <SegmentedControl
            aria-label={t.language()}
            size="xs"
            value={language}
            onChange={(locale) => keep({ locale })}
            data={[
              { value: 'ja', label: '日本語' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Choice>
        <Choice label={t.theme()}>
          <SegmentedControl
            aria-label={t.theme()}
            size="xs"
            value={colorScheme}
            onChange={(theme) => keep({ theme })}
            data={THEMES.map((value) => ({ value, label: t.theme_is({ theme: value }) }))}
          />
        </Choice>
        <NativeSelect
          label={t.zone()}
          description={t.zone_help()}
          value={me.preferences.time_zone ?? ''}
          onChange={(event) => keep({ time_zone: event.currentTarget.value || null })}
          data={[{ value: '', label: `${t.zone_workspace()}${me.time_zone ? ` (${me.time_zone})` : ''}` }, ...ZONES]}
        />
      </Stack>
    </Card>
  );
}

const Choice = ({ label, help, children }: { label: string; help?: string; children: React.ReactNode }) => (
  <Stack gap={4} align="flex-start">
    <Text size="sm" fw={550} component="span">
      {label}
    </Text>
    {children}
    {help && (
      <Text size="xs" c="dimmed">
        {help}
      </Text>
    )}
  </Stack>
);
