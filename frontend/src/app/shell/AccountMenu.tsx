import { Avatar, Menu, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useSend } from '@/api/queries';
import * as t from '@/i18n/gen/shell';
import { useLanguage } from '../language';
import { type Preferences, usePrefer } from '../preferences';
import { useMe } from '../session';
import { refused } from '../toast';
import c from './Shell.module.css';

export function AccountMenu() {
  const me = useMe();
  const go = useNavigate();
  const { language } = useLanguage();
  const scheme = useComputedColorScheme('light');
  const prefer = usePrefer();
  const keep = (change: Partial<Preferences>) => void prefer(change).catch(refused);
  const leave = useSend('delete', '/api/session', { onDone: () => void go({ to: '/login' }) });
  const other = language === 'ja' ? 'en' : 'ja';
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton className={c.user} aria-label={t.account({ name: me.name })}>
          <Avatar size={28} radius="xl" color="ai" variant="light" aria-hidden>
            {[...me.name][0]}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.membership?.user_email ?? me.name}</Menu.Label>
        <Menu.Item leftSection={<IconUserCircle size={16} />} component={Link} to="/me">
          {t.my_account()}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => keep({ locale: other })} lang={other}>
          {other === 'ja' ? '日本語' : 'English'}
        </Menu.Item>
        <Menu.Item
          leftSection={scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => keep({ theme: scheme === 'dark' ? 'light' : 'dark' })}
        >
          {scheme === 'dark' ? t.theme_light() : t.theme_dark()}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate({})}>
          {t.sign_out()}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
