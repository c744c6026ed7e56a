// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';

export const wavesSearch = z.extend(listSearch, { status: single });
export type Search = z.infer<typeof wavesSearch>;
