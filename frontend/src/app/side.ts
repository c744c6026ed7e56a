// Both sides have some of the same resources at their own doors. This is the one place that knows which door.
import { useMe } from './session';

export type Side = 'merchant' | 'operator';

export const useSide = (): Side => (useMe().membership?.merchant_id ? 'merchant' : 'operator');

/** The start of every address of a side's door. */
export const DOOR = { merchant: '/api/v1', operator: '/api/operator/v1' } as const;

/** A path at the present side's door, where both doors have it in the same shape. */
export const atDoor = <P extends string>(side: Side, path: P) => `${DOOR[side]}${path}` as `/api/v1${P}`;
