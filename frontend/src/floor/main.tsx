// The handheld's entry: paint first, then warm what the first scan will need, then talk to the server.
import { createRoot } from 'react-dom/client';
import { onSignedOut } from '@/api/client';
import '@/api/words';
import { setZone } from '@/i18n/format';
import { warmSounds } from '@/scanner/sounds';
import { App } from './App';
import { stayAwake } from './awake';
import './styles/base.css';
import './styles/scan.css';
import './styles/lists.css';
import { loadCamera } from './parts/ByHand';
import { store } from './store/db';
import { knownPerson, welcome } from './store/person';
import { count, countRefused, flush, resume } from './store/queue';
import { publish, standing } from './store/standing';
import { serveOffline } from './worker';

const zone = standing().person?.time_zone;
if (zone) setZone(zone);

async function meet() {
  const me = await knownPerson();
  if (typeof me !== 'string') {
    // What waits belongs to its author: another person begins a session of their own.
    welcome(me);
    void flush();
  } else if (me !== 'no_network' && standing().person) publish({ ended: true });
  publish({ met: true });
}

function begin() {
  warmSounds();
  void store().then(() => Promise.all([count(), countRefused()]));
  void navigator.storage?.persist?.();
  stayAwake();
  window.addEventListener('online', () => {
    publish({ online: true });
    resume();
  });
  window.addEventListener('offline', () => publish({ online: false }));
  onSignedOut(() => publish({ ended: standing().person !== null }));
  void meet();
  const quiet = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1500));
  quiet(() => {
    void serveOffline();
    void loadCamera().catch(() => undefined);
  });
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
requestAnimationFrame(() => setTimeout(begin, 0));
