// Three answers that are told apart without looking: one short high tone is right, a rising pair is done, a low buzz is
// wrong; the hand feels the same.

export type Tone = 'good' | 'done' | 'bad';

const KEPT = 'scanner.silent';
let audio: AudioContext | undefined;
let silent = typeof localStorage !== 'undefined' && localStorage.getItem(KEPT) === '1';

export const isSilent = () => silent;
export function keepSilent(wanted: boolean) {
  silent = wanted;
  localStorage.setItem(KEPT, wanted ? '1' : '0');
}

/** Make the audio graph before the first scan needs it: that can take a fifth of a second. */
export function warmSounds() {
  try {
    audio ??= new AudioContext({ latencyHint: 'interactive' });
  } catch {
    audio = undefined;
  }
}

function tone(pitch: number, after: number, length: number, type: OscillatorType = 'sine', volume = 0.25) {
  if (!audio) return;
  const source = audio.createOscillator();
  const gain = audio.createGain();
  source.type = type;
  source.frequency.value = pitch;
  gain.gain.value = volume;
  source.connect(gain).connect(audio.destination);
  source.start(audio.currentTime + after);
  source.stop(audio.currentTime + after + length);
}

const SOUNDS: Record<Tone, () => void> = {
  good: () => tone(1320, 0, 0.06),
  done: () => {
    tone(880, 0, 0.07);
    tone(1320, 0.08, 0.1);
  },
  bad: () => tone(180, 0, 0.32, 'square', 0.3),
};
const TOUCH: Record<Tone, number | number[]> = { good: 25, done: [30, 30, 30], bad: [90, 50, 90] };

/** Say how a scan went, in sound and in the hand. Devices without either stay quiet. */
export function answer(how: Tone) {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(TOUCH[how]);
  if (silent || !audio) return;
  if (audio.state === 'suspended') void audio.resume();
  SOUNDS[how]();
}
