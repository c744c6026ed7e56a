// Where one works today; the device remembers.
import { useCallback } from 'react';
import { Loaded } from '@/floor/parts/Loaded';
import { publish } from '@/floor/store/standing';
import { warehouses } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';

export function Warehouses() {
  const load = useCallback(async () => {
    const found = (await warehouses()).value;
    const [only, second] = found;
    if (only && !second) choose(only);
    return found;
  }, []);
  return (
    <Loaded title={t.app()} load={load}>
      {(houses) => (
        <main className="page">
          <header className="top">
            <h1>{t.choose_warehouse()}</h1>
          </header>
          <div className="body">
            <ul className="rows">
              {houses.map((house) => (
                <li key={house.id}>
                  <button type="button" onClick={() => choose(house)}>
                    <b>{house.name}</b>
                    <small>{house.code}</small>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </main>
      )}
    </Loaded>
  );
}

const choose = ({ id, code, name }: { id: string; code: string; name: string }) =>
  publish({ warehouse: { id, code, name } });
