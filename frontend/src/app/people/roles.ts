// The roles of each side, what they are called, and what they are for.
import * as t from '@/i18n/gen/people';
import type { Side } from '../side';

export const ROLES: Record<Side, readonly string[]> = {
  merchant: ['owner', 'admin', 'staff', 'viewer'],
  operator: ['owner', 'manager', 'floor', 'billing', 'support', 'viewer'],
};
const WORD: Record<string, () => string> = {
  owner: t.owner,
  admin: t.admin,
  staff: t.staff,
  viewer: t.viewer,
  manager: t.manager,
  floor: t.floor,
  billing: t.billing,
  support: t.support,
};
const PURPOSE: Record<string, () => string> = {
  merchant_owner: t.merchant_owner,
  merchant_admin: t.merchant_admin,
  merchant_staff: t.merchant_staff,
  merchant_viewer: t.merchant_viewer,
  operator_owner: t.operator_owner,
  operator_manager: t.operator_manager,
  operator_floor: t.operator_floor,
  operator_billing: t.operator_billing,
  operator_support: t.operator_support,
  operator_viewer: t.operator_viewer,
};

export const roleWord = (role: string) => WORD[role]?.() ?? role;
export const purposeOf = (side: Side, role: string) => PURPOSE[`${side}_${role}`]?.() ?? '';

/** Only owners give or take the role of an owner. */
export const givable = (side: Side, mayMakeOwners: boolean) =>
  ROLES[side].filter((role) => role !== 'owner' || mayMakeOwners);
