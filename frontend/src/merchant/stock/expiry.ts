// How near an expiry date is. Days are the operator's.
import type { Tone } from '@/ui/Pill';

export const SOON = 60;
const NEAR = 30;
const DAY = 86_400_000;

/** Whole days from one day to another, "2026-11-24" both. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

export const plusDays = (from: string, days: number) =>
  new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10);

/** Nothing to say of what lasts longer than two months. */
export function urgency(days: number): Tone | null {
  if (days < NEAR) return 'bad';
  return days <= SOON ? 'warn' : null;
}
