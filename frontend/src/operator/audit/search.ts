// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';

export const auditSearch = z.extend(listSearch, { from: single, to: single });
export type Search = z.infer<typeof auditSearch>;
