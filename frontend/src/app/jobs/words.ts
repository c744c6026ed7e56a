import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/jobs';
import type { Tone } from '@/ui/Pill';

export type Job = Schemas['JobView'];

const KIND: Record<string, () => string> = {
  order_export: t.kind_order_export,
  stock_export: t.kind_stock_export,
  charge_export: t.kind_charge_export,
  order_action: t.kind_order_action,
  product_check: t.kind_product_check,
  product_import: t.kind_product_import,
};
const STATE: Record<string, [() => string, Tone]> = {
  queued: [t.state_queued, 'new'],
  running: [t.state_running, 'work'],
  stopping: [t.state_stopping, 'warn'],
  stopped: [t.state_stopped, 'warn'],
  done: [t.state_done, 'done'],
  failed: [t.state_failed, 'bad'],
};

export const jobWord = (job: Pick<Job, 'kind'>) => (KIND[job.kind] ?? t.kind_other)();
export const stateWord = (job: Job) => STATE[job.status]?.[0]() ?? job.status;
export const stateTone = (job: Job): Tone => STATE[job.status]?.[1] ?? 'plain';

const GOING = new Set(['queued', 'running', 'stopping']);
export const isGoing = (job: Job) => GOING.has(job.status);
export const isResumable = (job: Job) => job.status === 'stopped' || job.status === 'failed';
/** Whether the job leaves a file: what was exported, or the rows that were not taken. */
export const hasFile = (job: Job) => job.status === 'done' && (job.kind.endsWith('_export') || job.failed_rows > 0);
