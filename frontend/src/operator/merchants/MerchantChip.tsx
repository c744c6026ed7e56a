import * as t from '@/i18n/gen/opsorders';
import { ChoiceChip } from '@/ui/list/Chips';
import { useMerchants } from './merchants';

interface Props {
  value: string | undefined;
  onChange: (merchant: string | undefined) => void;
}

/** Only what is one merchant's. */
export function MerchantChip({ value, onChange }: Props) {
  const { merchants } = useMerchants();
  return (
    <ChoiceChip
      label={t.merchant()}
      single
      options={merchants.map((one) => ({ value: one.id, label: one.name }))}
      value={value ? [value] : []}
      onChange={(chosen) => onChange(chosen?.[0])}
    />
  );
}
