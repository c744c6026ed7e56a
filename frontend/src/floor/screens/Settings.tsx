// Of the device and its person: language, warehouse, what the lead should see, leaving.
import { goTo } from '@/floor/go';
import { Languages } from '@/floor/parts/Languages';
import { Sheet } from '@/floor/parts/Sheet';
import { signOut } from '@/floor/store/person';
import { publish, useStanding } from '@/floor/store/standing';
import * as t from '@/i18n/gen/floor';

export function Settings({ onClose, onLanguage }: { onClose: () => void; onLanguage: () => void }) {
  const { person, warehouse } = useStanding();
  return (
    <Sheet title={person?.name ?? t.settings()} onClose={onClose}>
      <Languages onChange={onLanguage} />
      <button type="button" className="big quiet" onClick={() => publish({ warehouse: null })}>
        {t.warehouse()}: {warehouse?.name}
      </button>
      <button type="button" className="big quiet" onClick={() => goTo('/scan/lead')}>
        {t.lead()}
      </button>
      <button type="button" className="big quiet" onClick={() => void signOut()}>
        {t.sign_out()}
      </button>
    </Sheet>
  );
}
