// The camera as a scanner: the device's own detector where it has one, else one in wasm from our own server.
import { BarcodeDetector as Detector, prepareZXingModule } from 'barcode-detector/ponyfill';
import { useEffect, useRef, useState } from 'react';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import * as t from '@/i18n/gen/floor';
import { tidy } from '@/scanner/codes';
import { Sheet } from './Sheet';

// Without this the module asks a foreign server for its wasm.
prepareZXingModule({
  overrides: { locateFile: (name: string, from: string) => (name.endsWith('.wasm') ? wasm : from + name) },
});
const FORMATS = [
  'code_128',
  'code_39',
  'ean_13',
  'ean_8',
  'upc_a',
  'itf',
  'codabar',
  'qr_code',
  'data_matrix',
] as const;
const PAUSE = 80;

interface Finder {
  detect: (from: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
interface Native {
  new (options: { formats: string[] }): Finder;
  getSupportedFormats?: () => Promise<string[]>;
}

async function finder(): Promise<Finder> {
  const native = (window as { BarcodeDetector?: Native }).BarcodeDetector;
  const offered = (await native?.getSupportedFormats?.().catch(() => [])) ?? [];
  const formats = FORMATS.filter((name) => offered.includes(name));
  if (native && formats.includes('ean_13') && formats.includes('code_128')) return new native({ formats });
  return new Detector({ formats: [...FORMATS] }) as Finder;
}

export default function Camera({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [refused, refuse] = useState(false);
  const found = useRef(onCode);
  found.current = onCode;
  useEffect(() => {
    let over = false;
    let stream: MediaStream | undefined;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const watch = async () => {
      const wanted = { facingMode: 'environment', width: { ideal: 1280 } };
      stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
      const shown = video.current;
      if (!shown || over) return stop();
      shown.srcObject = stream;
      await shown.play();
      const detector = await finder();
      while (!over) {
        const [hit] = await detector.detect(shown).catch(() => []);
        if (hit && !over) return found.current(tidy(hit.rawValue));
        await new Promise((done) => setTimeout(done, PAUSE));
      }
    };
    watch().catch(() => over || refuse(true));
    return () => {
      over = true;
      stop();
    };
  }, []);
  return (
    <Sheet title={t.camera()} onClose={onClose}>
      {refused ? <p role="alert">{t.camera_refused()}</p> : <p>{t.point_camera()}</p>}
      <video ref={video} playsInline muted className="camera" hidden={refused} />
    </Sheet>
  );
}
