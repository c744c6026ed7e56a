import * as t from '@/i18n/gen/locations';

const PURPOSE: Record<string, () => string> = {
  receiving: t.purpose_receiving,
  storage: t.purpose_storage,
  pick: t.purpose_pick,
  packing: t.purpose_packing,
  staging: t.purpose_staging,
  returns: t.purpose_returns,
  quarantine: t.purpose_quarantine,
};
export const PURPOSES = Object.keys(PURPOSE);
export const purposeWord = (purpose: string) => PURPOSE[purpose]?.() ?? purpose;
export const purposeOptions = () => PURPOSES.map((value) => ({ value, label: purposeWord(value) }));
