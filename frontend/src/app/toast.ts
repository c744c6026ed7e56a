// Short notices at the edge: what was done, with the way back where there is one, and what was refused.
import { notifications } from '@mantine/notifications';
import { explain } from '@/api/problem';
import * as t from '@/i18n/gen/common';

const closing = { closeButtonProps: { 'aria-label': t.close() } };

export const done = (message: string) => notifications.show({ message, ...closing });

export const broke = (message: string) => notifications.show({ message, color: 'red', autoClose: 8000, ...closing });

export const refused = (error: unknown) => broke(explain(error));
