// Who is signed in, in which workspace, and what they may do there. A session works in one membership at a time: an
// address of another workspace of the same person moves the session there first.
import { useSuspenseQuery } from '@tanstack/react-query';
import { notFound, redirect } from '@tanstack/react-router';
import { rememberToken, type Schemas, send } from '@/api/client';
import { Problem } from '@/api/problem';
import { queries, read } from '@/api/queries';
import { setZone } from '@/i18n/format';

export type Me = Schemas['Me'];
export type Membership = Schemas['MembershipView'];

export const meQuery = () => read('/api/session');

/** What follows from who is here: the token of writes, and the zones of times and days. */
export function settle(me: Me) {
  rememberToken(me.csrf_token);
  const business = me.time_zone ?? 'Asia/Tokyo';
  setZone(me.preferences.time_zone ?? business, business);
}

/** Take over an answer that says who we are, after signing in or moving. */
export function welcome(me: Me) {
  settle(me);
  queries.clear();
  queries.setQueryData(meQuery().queryKey, me);
}

async function me(here: string): Promise<Me> {
  try {
    const known = await queries.ensureQueryData({ ...meQuery(), staleTime: 300_000 });
    settle(known);
    return known;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) throw redirect({ to: '/login', search: { next: here } });
    throw error;
  }
}

export async function moveTo(membership: Membership): Promise<Me> {
  const moved = await send('put', '/api/session/membership', { body: { membership_id: membership.id } });
  welcome(moved);
  return moved;
}

const isMerchant = (membership: Membership) => membership.merchant_id !== null;

/** Be in the workspace of this merchant; a stranger is told that it does not exist. */
export async function enterMerchant(code: string, here: string): Promise<Me> {
  const known = await me(here);
  const fits = (one: Membership) => isMerchant(one) && one.tenant_code === code;
  if (known.membership && fits(known.membership)) return known;
  const wanted = known.memberships.find(fits);
  if (!wanted) throw notFound();
  return moveTo(wanted);
}

/** Be in the operator's workspace. */
export async function enterOperator(here: string): Promise<Me> {
  const known = await me(here);
  if (known.membership && !isMerchant(known.membership)) return known;
  const wanted = known.memberships.find((one) => !isMerchant(one));
  if (!wanted) throw notFound();
  return moveTo(wanted);
}

/** Be signed in, wherever. */
export const enterAny = me;

/** Where a person begins to work. */
export const homeOf = (membership: Membership | null | undefined) => {
  if (!membership) return '/me';
  return isMerchant(membership) ? `/c/${membership.tenant_code}` : '/w';
};

export const useMe = (): Me => useSuspenseQuery(meQuery()).data;

/** Whether the present role allows this; the API decides, a screen only does not offer what would be refused. */
export const useMay = () => {
  const { may } = useMe();
  return (permission: string) => may.includes(permission);
};
