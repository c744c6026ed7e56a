// Who works with this device: asked of the server when there is one, remembered otherwise.
import { get, rememberToken, type Schemas, send } from '@/api/client';
import { Problem } from '@/api/problem';
import { setZone } from '@/i18n/format';
import { type Person, publish } from './standing';

type Me = Schemas['Me'];

/** The signed-in person in the operator's workspace, or why nobody is known. */
export async function askWho(): Promise<Me | 'signed_out' | 'stranger' | 'no_network'> {
  try {
    return await onFloor(await get('/api/session'));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.status === 401 ? 'signed_out' : 'no_network';
  }
}

let asked: ReturnType<typeof askWho> | undefined;
/** Asked once when the page begins; writes wait for it, since it brings the token. */
export function knownPerson() {
  asked ??= askWho();
  return asked;
}

/** Move the session to the operator's side when it is elsewhere. */
async function onFloor(me: Me): Promise<Me | 'stranger'> {
  rememberToken(me.csrf_token);
  if (me.membership && me.membership.merchant_id === null) return me.may.includes('floor:work') ? me : 'stranger';
  const floor = me.memberships.find((one) => one.merchant_id === null);
  if (!floor) return 'stranger';
  const moved = await send('put', '/api/session/membership', { body: { membership_id: floor.id } });
  rememberToken(moved.csrf_token);
  return moved.may.includes('floor:work') ? moved : 'stranger';
}

export function welcome(me: Me) {
  const { user_id, name, may, time_zone, operator_name } = me;
  const person: Person = { user_id, name, may, time_zone, operator_name };
  rememberToken(me.csrf_token);
  if (time_zone) setZone(time_zone);
  publish({ person, ended: false });
}

export async function signIn(email: string, password: string): Promise<'ok' | 'stranger'> {
  const me = await onFloor(await send('post', '/api/session', { body: { email, password } }));
  if (me === 'stranger') return me;
  welcome(me);
  return 'ok';
}

/** Leave the device to somebody else; what was not sent waits for its author. */
export async function signOut() {
  await send('delete', '/api/session').catch(() => undefined);
  publish({ person: null, ended: false });
}
