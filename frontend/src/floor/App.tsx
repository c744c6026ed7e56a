// Which screen an address names, and what lies over all of them: an ended session, a newer version.
import { Fragment, useEffect, useState } from 'react';
import * as t from '@/i18n/gen/floor';
import { locale } from '@/i18n/runtime';
import { usePath } from './go';
import { Boundary } from './parts/Boundary';
import { Sheet } from './parts/Sheet';
import { Arrivals } from './screens/Arrivals';
import { CountScreen } from './screens/Count';
import { Home } from './screens/Home';
import { Lead } from './screens/Lead';
import { LookScreen } from './screens/Look';
import { MoveScreen } from './screens/Move';
import { PickScreen } from './screens/Pick';
import { PickLists } from './screens/PickLists';
import { PutScreen } from './screens/Put';
import { ReceiveScreen } from './screens/Receive';
import { SignIn, SignInForm } from './screens/SignIn';
import { Warehouses } from './screens/Warehouses';
import { useStanding } from './store/standing';
import { loadPlaces } from './store/work';
import { useNewer } from './worker';

function Screen({ path, warehouse, onLanguage }: { path: string; warehouse: string; onLanguage: () => void }) {
  const [, , task, id] = path.split('/');
  if (task === 'pick') return id ? <PickScreen key={id} list={id} /> : <PickLists />;
  if (task === 'receive') return id ? <ReceiveScreen key={id} plan={id} /> : <Arrivals />;
  if (task === 'put') return <PutScreen warehouse={warehouse} />;
  if (task === 'move') return <MoveScreen warehouse={warehouse} />;
  if (task === 'count') return <CountScreen warehouse={warehouse} />;
  if (task === 'look')
    return <LookScreen warehouse={warehouse} code={new URLSearchParams(location.search).get('code')} />;
  if (task === 'lead') return <Lead />;
  return <Home onLanguage={onLanguage} />;
}

function Over() {
  const { ended, waiting } = useStanding();
  const [signing, sign] = useState(false);
  const newer = useNewer();
  return (
    <>
      {ended && (
        <button type="button" className="over danger" onClick={() => sign(true)}>
          <b>{t.ended_title()}</b>
          <span>{t.ended_body({ n: waiting })}</span>
        </button>
      )}
      {newer && !ended && (
        <button type="button" className="over" onClick={newer}>
          <b>{t.newer()}</b>
          <span>{t.newer_take()}</span>
        </button>
      )}
      {signing && (
        <Sheet title={t.sign_in()} onClose={() => sign(false)}>
          <SignInForm onDone={() => sign(false)} />
        </Sheet>
      )}
    </>
  );
}

export function App() {
  const { person, warehouse, met } = useStanding();
  const path = usePath();
  // Messages are plain functions: another language renders everything anew.
  const [language, speak] = useState(locale());
  const onLanguage = () => speak(locale());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (warehouse && person) void loadPlaces(warehouse.id);
  }, [warehouse, person]);
  if (!person && !met) return <main className="page" aria-busy="true" />;
  if (!person) return <SignIn key={language} onLanguage={onLanguage} />;
  return (
    <Fragment key={language}>
      <Boundary key={path}>
        {warehouse ? <Screen path={path} warehouse={warehouse.id} onLanguage={onLanguage} /> : <Warehouses />}
      </Boundary>
      <Over />
    </Fragment>
  );
}
