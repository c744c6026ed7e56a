import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconBuildingStore,
  IconBuildingWarehouse,
  IconCheck,
  IconChevronDown,
  IconLayoutSidebarLeftCollapse,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/shell';
import { homeOf, useMe } from '../session';
import type { NavItem, Workspace } from './nav';
import c from './Shell.module.css';

interface Props {
  workspace: Workspace;
  rail: boolean;
  onRail: () => void;
  onWent: () => void;
}

export function Sidebar({ workspace, rail, onRail, onWent }: Props) {
  const item = (one: NavItem) => <Item key={one.to} item={one} rail={rail} onWent={onWent} />;
  return (
    <>
      <Workspaces workspace={workspace} rail={rail} />
      <div className={c.links}>{workspace.nav.map(item)}</div>
      <div className={c.foot}>
        {workspace.foot.map(item)}
        <UnstyledButton
          className={c.link}
          onClick={onRail}
          visibleFrom="sm"
          aria-label={t.narrow_nav()}
          aria-pressed={rail}
        >
          <IconLayoutSidebarLeftCollapse size={18} stroke={1.75} aria-hidden />
          <span>{t.narrow_nav()}</span>
        </UnstyledButton>
      </div>
    </>
  );
}

function Item({ item, rail, onWent }: { item: NavItem; rail: boolean; onWent: () => void }) {
  return (
    <Tooltip label={item.label} position="right" disabled={!rail}>
      <Link
        to={item.to}
        className={c.link}
        activeOptions={{ exact: item.exact ?? false, includeSearch: false }}
        onClick={onWent}
        aria-label={rail ? item.label : undefined}
      >
        <item.icon size={18} stroke={1.75} aria-hidden />
        <span>{item.label}</span>
        {!!item.count && <em className="num">{num(item.count)}</em>}
      </Link>
    </Tooltip>
  );
}

/** Where one is, and the other places where one has a role. */
function Workspaces({ workspace, rail }: { workspace: Workspace; rail: boolean }) {
  const me = useMe();
  const go = useNavigate();
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton
          className={c.tenant}
          aria-label={rail ? t.workspace_switch({ name: workspace.name }) : undefined}
          title={t.workspace_switch({ name: workspace.name })}
        >
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span className={c.tenantText}>
            <b>{workspace.name}</b>
            <small>{workspace.kind}</small>
          </span>
          {!rail && <IconChevronDown size={14} className={c.chev} aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.workspaces()}</Menu.Label>
        {me.memberships.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={one.merchant_id ? <IconBuildingStore size={16} /> : <IconBuildingWarehouse size={16} />}
            rightSection={one.id === me.membership?.id ? <IconCheck size={14} /> : undefined}
            onClick={() => go({ to: homeOf(one) })}
          >
            {one.tenant_name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
