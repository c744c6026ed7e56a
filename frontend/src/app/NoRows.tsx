// A list with nothing in it: because nothing fits the filter, or because there is nothing yet.
import { IconSearchOff } from '@tabler/icons-react';
import * as t from '@/i18n/gen/list';
import { Empty, type EmptyProps } from '@/ui/Empty';

export const NoRows = ({ filtered, ...yet }: EmptyProps & { filtered: boolean }) =>
  filtered ? (
    <Empty icon={<IconSearchOff size={22} />} title={t.empty_filtered()} body={t.empty_filtered_body()} />
  ) : (
    <Empty {...yet} />
  );
