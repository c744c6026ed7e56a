// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, several } from '@/app/listing';

export const returnsSearch = z.extend(listSearch, { status: several });
export type Search = z.infer<typeof returnsSearch>;
